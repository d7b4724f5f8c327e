using System.Text;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Security;
using Portal.Web.Features.Services;
using Xunit;

namespace Portal.Tests.Web.Services;

public sealed class ServiceExportTests
{
    private static readonly ServiceRow Row = new()
    {
        Id = ServiceId.New(),
        Code = "PITB-0042",
        Name = new LocalizedText("Births, deaths", "پیدائش"),
        OrganisationCode = "PITB",
        OrganisationName = new LocalizedText("Punjab Information Technology Board", ""),
        Region = Region.Punjab,
        State = ServiceState.Registered,
        Class = DataClass.Restricted,
        Changed = DateTimeOffset.UnixEpoch,
        Overall = Outcome.Fail,
        FailMask = 0b101,
        UndeterminedMask = 0b10,
    };

    [Fact]
    public void Write_OfARow_QuotesWhatNeedsItAndKeepsUrdu()
    {
        Assert.Equal(
            "PITB-0042,\"Births, deaths\",پیدائش,PITB,Punjab Information Technology Board,Punjab,Registered,Restricted,Fail,2,1,1970-01-01T00:00:00.0000000Z",
            Lines(Row)[1]);
    }

    [Theory]
    [Asvs("1.2.10")]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    public void Write_OfAFormula_MakesItText(string name) =>
        Assert.Contains($"'{name}", Lines(Row with { Name = new LocalizedText(name, "") })[1], StringComparison.Ordinal);

    [Theory]
    [InlineData("Fail", Outcome.Fail)]
    [InlineData("fail", Outcome.Fail)]
    [InlineData("0", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Address_WhenAFilterCannotBeUnderstood_DoesNotNarrow(string? outcome, Outcome? expected) =>
        Assert.Equal(expected, new ServiceListAddress { Outcome = outcome }.ToFilter().Outcome);

    private static string[] Lines(ServiceRow row)
    {
        using var stream = new MemoryStream();
        using (var csv = ServiceExportController.Open(stream)) ServiceExportController.Write(csv, row);
        return Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
    }
}
