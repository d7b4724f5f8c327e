using System.Text.Json;
using Portal.Application.Access;
using Portal.Web.Components.Layout;
using Xunit;

namespace Portal.Tests.Web.Access;

public sealed class FrameModelTests
{
    // The frame goes from the drawn page to its circuit as JSON; what was lost on the way would be a right or an alarm.
    [Fact]
    public void Frame_HandedFromThePageToItsCircuit_IsWhole()
    {
        var until = new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);
        var frame = new FrameModel(
            true, new FramePerson("Sadia Khan", "Approver", "PDA", new HashSet<string> { "services.read", "services.decide" }), 3, new Dictionary<string, int> { ["/"] = 9 }, new FrameCheckpoint(12, until))
        {
            BreakGlass = new BreakGlassView("The provider is down", until),
        };
        var handed = JsonSerializer.Deserialize<FrameModel>(JsonSerializer.Serialize(frame, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

        Assert.Equal(["services.decide", "services.read"], handed.Person!.Permissions.Order());
        Assert.Equal("SK", handed.Person.Initials);
        Assert.Equal(9, handed.Waiting["/"]);
        Assert.Equal((frame.IsDemo, frame.Unread, frame.Checkpoint, frame.BreakGlass), (handed.IsDemo, handed.Unread, handed.Checkpoint, handed.BreakGlass));
    }
}
