using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services.Import;
using Portal.Domain.Common;
using Portal.Infrastructure.Import;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Import;

public sealed class HostileFileTests : IClassFixture<TestPortal>, IDisposable
{
    private const string Header = "key,owner,owner_name,name,summary,uses,automated";

    private const string Map =
        """
        {
          "name": "test", "key": ["key"], "unknown": ["", "NA"],
          "organisation": { "code": "owner", "codePrefix": "X-", "name": "owner_name", "region": "Federal" },
          "fields": {
            "NameEn": { "column": "name", "required": true }, "SummaryEn": { "column": "summary" }, "YearlyVolume": { "column": "uses" },
            "AutomatedDecisions": { "column": "automated", "words": { "Y": "yes", "N": "no" } }, "LegalBasis": { "value": "Register of the test" }
          }
        }
        """;

    private readonly TestPortal _portal;
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-import-").FullName;
    private readonly List<ImportRejection> _rejected = [];
    private readonly string _owner = Guid.NewGuid().ToString("N")[..6];

    public HostileFileTests(TestPortal portal) => _portal = portal;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_OfAGoodFile_TakesEveryAnswer()
    {
        var report = await AcceptAsync($"{Header}\r\nK1,{_owner},Owner,Passports,\"Issues, and renews\npassports\",1200,Y\r\nK2,{_owner},Owner,Visas,NA,NA,NA\r\n");
        Assert.Equal((2, 0), (report.Added, report.Rejected));
        var service = await _portal.InDbAsync(db => db.Services.SingleAsync(s => s.Source == "test:K1" && s.About.Name.En == "Passports"));
        Assert.Equal(("Issues, and renews\npassports", 1200L, true, "Register of the test"),
            (service.About.SummaryEn, service.About.YearlyVolume, service.Safeguards.AutomatedDecisions, service.About.LegalBasis));
    }

    [Fact]
    public async Task Import_WhenARecordChanged_ChangesThatOneOnly()
    {
        await AcceptAsync($"{Header}\nC1,{_owner},Owner,First,,,\nC2,{_owner},Owner,Second,,,\n");
        var report = await AcceptAsync($"{Header}\nC1,{_owner},Owner,First,,,\nC2,{_owner},Owner,Second renamed,,,\n");
        Assert.Equal((0, 1, 1), (report.Added, report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task Import_OfFormulaCells_KeepsThemAsTextAndSaysSo()
    {
        var report = await AcceptAsync($"{Header}\nF1,{_owner},Owner,\"=HYPERLINK(\"\"http://evil.example\"\")\",+1,,\nF2,{_owner},Owner,Plain,@sum,,\nF3,{_owner},Owner,Plain,text,,\n");
        Assert.Equal((3, 2), (report.Added, report.Formulas));
        Assert.True(await _portal.InDbAsync(db => db.Services.AnyAsync(s => s.About.Name.En == "=HYPERLINK(\"http://evil.example\")")));
    }

    [Theory]
    [InlineData("B1,OWN,Owner,Name,,", 2, "Import.CellCount")]
    [InlineData("B2,OWN,Owner,Name,,,,extra", 2, "Import.CellCount")]
    [InlineData("B3,OWN,Owner,\"never closed,,,", 2, "Import.BrokenQuotes")]
    [InlineData("B4,OWN,Owner,in\"side,,,", 2, "Import.BrokenQuotes")]
    [InlineData(",OWN,Owner,Name,,,", 2, "Import.KeyMissing")]
    [InlineData("B5,,Owner,Name,,,", 2, "Import.OwnerMissing")]
    [InlineData("B6,OWN,,Name,,,", 2, "Import.OwnerMissing")]
    [InlineData("B7,OWN,Owner,NA,,,", 2, "Import.AnswerMissing")]
    [InlineData("B8,OWN,Owner,Name,,many,", 2, "Import.AnswerInvalid")]
    [InlineData("B9,OWN,Owner,Name,,-4,", 2, "Import.AnswerInvalid")]
    [InlineData("BA,OWN,Owner,Name,,,perhaps", 2, "Import.AnswerInvalid")]
    [InlineData("BB,OWN,Owner,Na\u0007me,,,", 2, "Import.AnswerInvalid")]
    [InlineData("BC,OWN,Owner,Name,,,\n\nBC,OWN,Owner,Again,,,", 4, "Import.KeyTwice")]
    [InlineData("BD,OWN,Owner,Name,,,\nBE,OWN,Somebody else,Name,,,", 3, "Import.OwnerTaken")]
    [InlineData("BF,OWN,Owner,\"two\nlines\",,,\nBG,OWN,Owner,Name,,x,", 4, "Import.AnswerInvalid")]
    public async Task Import_OfABadLine_RejectsThatLineWithItsReason(string lines, int line, string reason)
    {
        await AcceptAsync($"{Header}\n{lines.Replace("OWN", _owner, StringComparison.Ordinal)}\n");
        Assert.Equal((line, reason), _rejected.Select(r => (r.Line, r.Reason.Code)).Single());
    }

    [Fact]
    public async Task Import_OfOverlongValues_RejectsThemByColumn()
    {
        var report = await AcceptAsync($"{Header}\nL1,{_owner},Owner,{new string('n', 301)},,,\nL2,{_owner},Owner,Name,{new string('s', 2001)},,\nL3,{_owner},Owner,Name,{new string('s', 2000)},,\n");
        Assert.Equal((1, 2), (report.Added, report.Rejected));
        Assert.Equal(["name", "summary"], _rejected.Select(r => (string)r.Reason.Args[0]));
    }

    [Fact]
    public async Task Import_WhenAQuoteSwallowsTheRest_StopsThereAndKeepsWhatCameBefore()
    {
        var text = new StringBuilder($"{Header}\nQ1,{_owner},Owner,Name,,,\nQ2,{_owner},Owner,\"open,,,\n");
        for (var i = 0; i < 60_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Q{i + 3},{_owner},Owner,Name,,,\n");
        var report = await AcceptAsync(text.ToString());
        Assert.Equal((1, 1), (report.Added, report.Rejected));
        Assert.Equal("Import.RecordTooLong", _rejected[0].Reason.Code);
    }

    [Theory]
    [InlineData("", "Import.Empty")]
    [InlineData("key,owner\nK,O\n", "Import.ColumnsMissing")]
    [InlineData(Header + ",name\nK,O,O,N,,,,N\n", "Import.ColumnTwice")]
    public async Task Import_OfAnUnusableFile_IsRefusedAsAWhole(string text, string code) => Assert.Equal(code, (await RefuseAsync(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public async Task Import_OfTenThousandColumns_IsRefused() =>
        Assert.Equal("Import.TooManyColumns", (await RefuseAsync(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + "\n"))).Code);

    [Fact]
    public async Task Import_OfABinaryFile_IsRefused() => Assert.Equal("Import.NotText", (await RefuseAsync([0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1, 2])).Code);

    [Fact]
    public async Task Import_OfUtf16_IsRefused() => Assert.Equal("Import.NotUtf8", (await RefuseAsync([.. Encoding.Unicode.GetPreamble(), .. "é\u4e00"u8])).Code);

    [Fact]
    public async Task Import_OfLatin1_IsRefusedWithTheLine()
    {
        var refusal = await RefuseAsync([.. Encoding.UTF8.GetBytes($"{Header}\nU1,O,O,Plain,,,\n"), .. Encoding.Latin1.GetBytes("U2,O,O,Société,,,\n")]);
        Assert.Equal(("Import.NotUtf8", 3), (refusal.Code, (int)refusal.Args[0]));
        Assert.False(await _portal.InDbAsync(db => db.Services.AnyAsync(s => s.Source == "test:U1")));
    }

    [Fact]
    public async Task Import_OfAnEndlessLine_IsRefused() => Assert.Equal("Import.LineTooLong", (await RefuseAsync(Encoding.UTF8.GetBytes(new string('a', CsvFile.MaxLineBytes + 1)))).Code);

    [Fact]
    public async Task Import_OfTwoHundredMegabytes_IsRefusedUnread()
    {
        var path = Path.Combine(_folder, "large.csv");
        await using (var stream = File.Create(path)) stream.SetLength(200L * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("Import.FileTooLarge", (await ImportAsync(path, await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)))).Error!.Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20 * 1024 * 1024);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":"x","key":[],"organisation":{"code":"a","codePrefix":"","name":"b","region":"Federal"},"fields":{}}""")]
    [InlineData("""{"name":"x","key":["a"],"organisation":{"code":"a","codePrefix":"","name":"b","region":"Moon"},"fields":{}}""")]
    public async Task Import_WithAnUnreadableMap_IsRefused(string map)
    {
        var result = await ImportAsync(await WriteAsync("file.csv", Encoding.UTF8.GetBytes(Header)), await WriteAsync("map.json", Encoding.UTF8.GetBytes(map)));
        Assert.Equal("Import.MapUnreadable", result.Error!.Code);
    }

    [Fact]
    public async Task Import_OfAFileThatIsNotThere_IsRefused()
    {
        var map = await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map));
        Assert.Equal("Import.FileMissing", (await ImportAsync(Path.Combine(_folder, "none.csv"), map)).Error!.Code);
        Assert.Equal("Import.FileMissing", (await ImportAsync(_folder, map)).Error!.Code);
        Assert.Equal("Import.FileMissing", (await ImportAsync(map, Path.Combine(_folder, "none.json"))).Error!.Code);
    }

    private async Task<ImportReport> AcceptAsync(string text)
    {
        var result = await ImportAsync(await WriteAsync("file.csv", Encoding.UTF8.GetBytes(text)), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        Assert.Null(result.Error);
        return result.Value;
    }

    private async Task<Error> RefuseAsync(byte[] file)
    {
        var result = await ImportAsync(await WriteAsync("file.csv", file), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        return Assert.IsType<Error>(result.Error);
    }

    private Task<Result<ImportReport>> ImportAsync(string file, string map) =>
        _portal.Services.GetRequiredService<ServiceImporter>().ImportAsync(file, map, _rejected.Add, CancellationToken.None);

    private async Task<string> WriteAsync(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }
}
