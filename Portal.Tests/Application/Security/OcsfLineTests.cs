using System.Text.Json;
using Portal.Domain.Security;
using Portal.Infrastructure.Security;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Application.Security;

/// <summary>Each type's line against what version 1.3 of the schema requires of its class.</summary>
public sealed class OcsfLineTests
{
    private static readonly string[] RequiredOfAll = ["activity_id", "category_uid", "class_uid", "metadata.product.name", "metadata.product.vendor_name", "metadata.version", "severity_id", "time", "type_uid"];

    // A bar separates attributes of which the schema wants at least one.
    private static readonly Dictionary<int, (int LastActivity, string[] Required)> Classes = new()
    {
        [2004] = (3, ["finding_info.uid", "finding_info.title"]),
        [3001] = (11, ["user.uid|user.name|user.account"]),
        [3002] = (5, ["user.uid|user.name|user.account", "service.name|dst_endpoint"]),
        [3004] = (4, ["entity.uid|entity.name"]),
        [6001] = (8, ["web_resources"]),
        [6002] = (4, ["app.name", "app.vendor_name"]),
        [6003] = (4, ["actor.user|actor.app_name", "api.operation", "src_endpoint.ip|src_endpoint.name|src_endpoint.svc_name"]),
    };

    public static TheoryData<SecurityEventType, SecurityOutcome, bool> Everything
    {
        get
        {
            var all = new TheoryData<SecurityEventType, SecurityOutcome, bool>();
            foreach (var type in Enum.GetValues<SecurityEventType>())
            {
                foreach (var outcome in Enum.GetValues<SecurityOutcome>())
                {
                    all.Add(type, outcome, true);
                    all.Add(type, outcome, false);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Line_OfEachType_HasWhatItsClassRequires(SecurityEventType type, SecurityOutcome outcome, bool full)
    {
        var text = OcsfLine.Of(full ? Full(type, outcome) : Bare(type, outcome));
        Assert.DoesNotContain('\n', text);
        using var line = JsonDocument.Parse(text);
        var root = line.RootElement;
        var (lastActivity, required) = Classes[Number(root, "class_uid")];
        foreach (var attribute in RequiredOfAll.Concat(required)) Assert.True(attribute.Split('|').Any(a => Has(root, a)), $"{attribute} is missing in {text}");

        var activity = Number(root, "activity_id");
        Assert.True(activity == 99 ? Has(root, "activity_name") : activity >= 1 && activity <= lastActivity, text);
        Assert.Equal(Number(root, "class_uid") / 1000, Number(root, "category_uid"));
        Assert.Equal((Number(root, "class_uid") * 100) + activity, Number(root, "type_uid"));
        Assert.InRange(Number(root, "severity_id"), 1, 6);
        Assert.Equal(outcome == SecurityOutcome.Success ? 1 : 2, Number(root, "status_id"));
    }

    [Fact]
    [Asvs("16.4.1")]
    public void Line_WithHostileSubject_StaysOneLine() =>
        Assert.DoesNotContain('\n', OcsfLine.Of(Full(SecurityEventType.Refused, SecurityOutcome.Failure) with { Subject = "\"}\n{\"class_uid\":1" }));

    private static SecurityRecord Bare(SecurityEventType type, SecurityOutcome outcome) => new()
    {
        Id = SecurityEventId.New(),
        At = DateTimeOffset.UnixEpoch.AddYears(56),
        Type = type,
        Outcome = outcome,
        KeepUntil = DateTimeOffset.UnixEpoch.AddYears(57),
    };

    private static SecurityRecord Full(SecurityEventType type, SecurityOutcome outcome) => Bare(type, outcome) with
    {
        Actor = "p-0123456789abcdef0123",
        Token = "a1b2c3d4",
        Organisation = "PITB",
        Subject = "ListPeopleQuery",
        Reason = "administration.people",
        Rows = 12,
        Country = "PK",
        Network = "203.0.113.0/24",
        Trace = "0af7651916cd43dd8448eb211c80319c",
    };

    private static int Number(JsonElement root, string name) => root.GetProperty(name).GetInt32();

    private static bool Has(JsonElement element, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (!element.TryGetProperty(part, out element)) return false;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!.Length > 0,
            JsonValueKind.Array => element.GetArrayLength() > 0,
            JsonValueKind.Null or JsonValueKind.Undefined => false,
            _ => true,
        };
    }
}
