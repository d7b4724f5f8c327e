using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Xunit;

namespace Portal.Tests.Imports;

public sealed class WorkbookTests(ImportPortal portal) : IClassFixture<ImportPortal>
{
    private const string Header = """<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>owner</t></is></c><c r="C1" t="str"><v>name</v></c><c r="D1" t="str"><v>volume</v></c><c r="E1" t="str"><v>country</v></c><c r="F1" t="str"><v>reviewed</v></c>""";

    private readonly string _register = "x" + Guid.NewGuid().ToString("N")[..10];

    [Fact]
    public async Task Import_OfAWorkbook_ReadsTextsNumbersAndDays()
    {
        var file = new Workbook()
            .Strings("<t>key</t>", "<r><t>Pass</t></r><r><t>ports</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>")
            .Rows(
                Header,
                """<c r="A2"><v>7</v></c><c r="B2" t="str"><v>PITB</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>1.2E+6</v></c><c r="E2" t="str"><v>پاکستان</v></c><c r="F2" s="1"><v>46347</v></c>""",
                "",
                """<c r="A4"><v>8</v></c><c r="B4" t="str"><v>PITB</v></c><c r="C4" t="str"><v>Visas</v></c><c r="F4" s="2"><v>46348</v></c>""");
        var map = ImportPortal.Map(ImportOwnership.ByCode, _register);
        map = map with { Fields = new Dictionary<ImportField, ImportedField>(map.Fields) { [ImportField.CriticalReview] = new() { Column = "reviewed" } } };

        var id = await portal.UploadAsync(portal.Administrator, file.Bytes(), "services.xlsx");
        Assert.Equal((ImportFormat.Xlsx, "Services"), ((await portal.FindAsync(portal.Administrator, id)).Look.Reading.Format, (await portal.FindAsync(portal.Administrator, id)).Look.Reading.Sheet));
        Assert.Null(await portal.CheckAsync(portal.Administrator, id, map));
        Assert.Null(await portal.StartAsync(portal.Administrator, id));

        var made = await portal.InDbAsync(db => db.Services.Where(s => s.Source.StartsWith(_register)).OrderBy(s => s.Source).ToListAsync());
        Assert.Equal(["Passports", "Visas"], made.Select(s => s.About.Name.En));
        Assert.Equal((1_200_000L, "PK", new DateOnly(2026, 11, 21)), (made[0].About.YearlyVolume, made[0].Placements.Single().Country, made[0].Data.CriticalReview));
        Assert.Equal(new DateOnly(2026, 11, 22), made[1].Data.CriticalReview);
    }

    [Fact]
    public async Task Import_OfADayBefore1947_RefusesTheCell()
    {
        var file = new Workbook().Strings("<t>key</t>").Rows(Header, """<c r="A2"><v>1</v></c><c r="B2" t="str"><v>PITB</v></c><c r="C2" t="str"><v>Old</v></c><c r="F2" s="1"><v>1000</v></c>""");
        var map = ImportPortal.Map(ImportOwnership.ByCode, _register);
        map = map with { Fields = new Dictionary<ImportField, ImportedField>(map.Fields) { [ImportField.CriticalReview] = new() { Column = "reviewed" } } };
        var id = await portal.UploadAsync(portal.Administrator, file.Bytes(), "services.xlsx");
        await portal.CheckAsync(portal.Administrator, id, map);
        var problem = Assert.Single((await portal.SendAsync(portal.Administrator, new ListImportProblemsQuery(id, new Portal.Application.Common.PageRequest()))).Value.Items);
        Assert.Equal(("reviewed", "Common.NotADate", "1902-09-26"), (problem.Column, problem.Code, problem.Shown));
    }

    [Theory]
    [InlineData("bomb", "Import.Inflated")]
    [InlineData("endless", "Import.Inflated")]
    [InlineData("entity", "Import.Damaged")]
    [InlineData("macros", "Import.Macros")]
    [InlineData("docx", "Import.NotOfItsKind")]
    [InlineData("broken", "Import.Damaged")]
    [InlineData("nosheet", "Import.Damaged")]
    [InlineData("wide", "Import.TooManyColumns")]
    public async Task Upload_OfAHostileWorkbook_IsRefused(string kind, string code)
    {
        var book = new Workbook().Strings("<t>key</t>").Rows(Header);
        book = kind switch
        {
            "bomb" => book.With("xl/sharedStrings.xml", "<sst>" + string.Concat(Enumerable.Repeat("<si><t>" + new string(' ', 1000) + "</t></si>", 70_000)) + "</sst>"),
            "endless" => book.Strings("<t>" + new string('a', 6 * 1024 * 1024) + "</t>"),
            "entity" => book.With("xl/worksheets/sheet2.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"),
            "macros" => book.With("xl/vbaProject.bin", "x"),
            "docx" => book.With("[Content_Types].xml", """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
            "broken" => book.With("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\""),
            "nosheet" => book.With("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId2" Target="../../../etc/passwd"/></Relationships>"""),
            _ => book.Rows("""<c r="ZZZ1" t="str"><v>far</v></c>"""),
        };
        Assert.Equal(code, (await RefuseAsync(book.Bytes()))!.Code);
    }

    private async Task<Error?> RefuseAsync(byte[] content)
    {
        var id = ImportRunId.New();
        using var stream = new MemoryStream(content);
        var stored = await portal.Services.GetRequiredService<IDocumentStore>().SaveAsync(DocumentId.From(id.Value), stream, ImportLimits.MaxBytes, CancellationToken.None);
        return (await portal.SendAsync(portal.Administrator, new AddImportCommand(id, "services.xlsx", stored!.Size, stored.Sha256))).Error;
    }
}
