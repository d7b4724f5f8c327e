using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Reports;
using Portal.Tests.Security;
using Portal.Web.Features.Services.List;
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
        WaivedMask = 0b100,
        Countries = "AE,PK",
    };

    public static TheoryData<string> Formulas { get; } = ["=HYPERLINK(1)", "+1", "-1", "@sum", "\t=1", "=cmd|' /C calc'!A0"];

    [Fact]
    public async Task Csv_OfARow_QuotesWhatNeedsItAndKeepsUrdu()
    {
        Assert.Equal(
            "PITB-0042,\"Births, deaths\",پیدائش,PITB,Punjab Information Technology Board,Punjab,Restricted,Registered,Fail,2,1,1,\"AE,PK\",1970-01-01T00:00:00.0000000Z",
            (await LinesAsync(Row))[1]);
    }

    [Fact]
    public async Task Csv_OfChosenColumns_HasNoOthers() =>
        Assert.Equal(["code,name_en,name_ur,state", "PITB-0042,\"Births, deaths\",پیدائش,Registered", ""], await LinesAsync(Row, [ServiceColumn.State]));

    [Theory]
    [Asvs("1.2.10")]
    [MemberData(nameof(Formulas))]
    public async Task Csv_OfAFormula_MakesItText(string name) =>
        Assert.Contains($"'{name}", (await LinesAsync(Row with { Name = new LocalizedText(name, "") }))[1], StringComparison.Ordinal);

    [Theory]
    [Asvs("1.2.10")]
    [MemberData(nameof(Formulas))]
    public async Task Workbook_OfAFormula_KeepsItAsTextInACellThatIsNone(string name)
    {
        using var zip = new ZipArchive(await WorkbookAsync([Row with { Name = new LocalizedText(name, "<&>") }]));
        var sheet = await ReadAsync(zip, "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain(sheet.Descendants(), e => e.Name.LocalName == "f");
        var texts = sheet.Descendants().Where(e => e.Name.LocalName == "t").Select(t => t.Value).ToList();
        Assert.Contains(name, texts);
        Assert.Contains("<&>", texts);
    }

    [Fact]
    public async Task Workbook_OfMoreThanASheetTakes_GoesOnToTheNext()
    {
        var rows = Enumerable.Range(1, 7).Select(i => Row with { Code = $"PITB-{i}" }).ToArray();
        using var book = await WorkbookAsync(rows, rowsOfSheet: 4);
        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var sheets = document.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        Assert.Equal(["Services", "Services 2", "Services 3"], sheets.Select(s => s.Name!.Value));
        var codes = sheets.SelectMany(s => ((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!)).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Skip(1)).Select(r => r.FirstChild!.InnerText);
        Assert.Equal(rows.Select(r => r.Code), codes);
    }

    [Fact]
    public async Task Workbook_OfNothing_HasItsHead()
    {
        using var book = await WorkbookAsync([]);
        using var document = SpreadsheetDocument.Open(book, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    [Theory]
    [InlineData("Fail", Outcome.Fail)]
    [InlineData("fail", Outcome.Fail)]
    [InlineData("0", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Address_WhenAFilterCannotBeUnderstood_DoesNotNarrow(string? outcome, Outcome? expected) =>
        Assert.Equal(expected, new ServiceListAddress { Outcome = outcome }.ToFilter().Outcome);

    [Fact]
    public void Address_OfAnyLength_IsCutToWhatANameCanHave() =>
        Assert.Equal(ServiceFilter.TextMaxLength, new ServiceListAddress { Q = new string('x', 10_000) }.ToFilter().Text.Length);

    [Fact]
    public void Address_WhenWritten_ReadsAsItWas() =>
        Assert.Equal("/services?q=a%26b%20%DA%AF&state=Draft&sort=name", new ServiceListAddress { Q = "a&b گ", State = "Draft", Sort = "name", Dir = "" }.On());

    [Fact]
    public void Columns_OfAnAddress_AreKnownOnesInTheListsOrder() =>
        Assert.Equal([ServiceColumn.Organisation, ServiceColumn.State], new ServiceListAddress { Cols = "state,organisation,state,7,nonsense" }.Columns);

    private static async Task<string[]> LinesAsync(ServiceRow row, IReadOnlyList<ServiceColumn>? columns = null)
    {
        using var stream = new MemoryStream();
        await new CsvTable<ServiceRow>(stream, ServiceColumns.Of(columns), () => { }).WriteAsync(new[] { row }.ToAsyncEnumerable(), CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n");
    }

    private static async Task<MemoryStream> WorkbookAsync(ServiceRow[] rows, int rowsOfSheet = Workbook.MostRows)
    {
        var stream = new MemoryStream();
        await new WorkbookTable<ServiceRow>(stream, "Services", ServiceColumns.Of(null), () => { }, rowsOfSheet).WriteAsync(rows.ToAsyncEnumerable(), CancellationToken.None);
        stream.Position = 0;
        return stream;
    }

    private static async Task<XDocument> ReadAsync(ZipArchive zip, string part)
    {
        await using var stream = await zip.GetEntry(part)!.OpenAsync();
        return await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None);
    }
}
