using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Infrastructure.Imports;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Imports;

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
    private readonly List<ImportProblem> _rejected = [];
    private readonly string _owner = Guid.NewGuid().ToString("N")[..6];

    public HostileFileTests(TestPortal portal) => _portal = portal;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_OfAGoodFile_TakesEveryAnswer()
    {
        var report = await AcceptAsync($"{Header}\r\nK1,{_owner},Owner,Passports,\"Issues, and renews\npassports\",1200,Y\r\nK2,{_owner},Owner,Visas,NA,NA,NA\r\n");
        Assert.Equal((2, 0), (report.Added, report.Refused));
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
    [InlineData("B8,OWN,Owner,Name,,many,", 2, "Import.NotANumber")]
    [InlineData("B9,OWN,Owner,Name,,-4,", 2, "Common.OutOfRange")]
    [InlineData("BA,OWN,Owner,Name,,,perhaps", 2, "Import.NotYesOrNo")]
    [InlineData("BB,OWN,Owner,Na\u0007me,,,", 2, "Common.NotText")]
    [InlineData("BC,OWN,Owner,Name,,,\n\nBC,OWN,Owner,Again,,,", 4, "Import.KeyTwice")]
    [InlineData("BD,OWN,Owner,Name,,,\nBE,OWN,Somebody else,Name,,,", 3, "Import.OwnerTaken")]
    [InlineData("BF,OWN,Owner,\"two\nlines\",,,\nBG,OWN,Owner,Name,,x,", 4, "Import.NotANumber")]
    public async Task Import_OfABadLine_RejectsThatLineWithItsReason(string lines, int line, string reason)
    {
        await AcceptAsync($"{Header}\n{lines.Replace("OWN", _owner, StringComparison.Ordinal)}\n");
        Assert.Equal((line, reason), _rejected.Select(r => (r.Line, r.Code)).Single());
    }

    [Fact]
    public async Task Import_OfOverlongValues_RejectsThemByColumn()
    {
        var report = await AcceptAsync($"{Header}\nL1,{_owner},Owner,{new string('n', 301)},,,\nL2,{_owner},Owner,Name,{new string('s', 2001)},,\nL3,{_owner},Owner,Name,{new string('s', 2000)},,\n");
        Assert.Equal((1, 2), (report.Added, report.Refused));
        Assert.Equal(["name", "summary"], _rejected.Select(r => r.Column));
    }

    [Fact]
    public async Task Import_WhenAQuoteSwallowsTheRest_StopsThereAndKeepsWhatCameBefore()
    {
        var text = new StringBuilder($"{Header}\nQ1,{_owner},Owner,Name,,,\nQ2,{_owner},Owner,\"open,,,\n");
        for (var i = 0; i < 60_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Q{i + 3},{_owner},Owner,Name,,,\n");
        var report = await AcceptAsync(text.ToString());
        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Equal("Import.RecordTooLong", _rejected[0].Code);
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

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    [InlineData("windows-1256", false)]
    public async Task Import_InAnyEncoding_ReadsEveryLetter(string encoding, bool withMark)
    {
        var name = encoding switch { "windows-1252" => "Société générale de l’état", "windows-1256" => "محكمة الاستئناف", _ => "Société ہسپتال" };
        var used = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var key = Guid.NewGuid().ToString("N");
        byte[] file = [.. withMark ? used.GetPreamble() : [], .. used.GetBytes($"{Header}\n{key},{_owner},Owner,{name},,,\n")];
        var result = await ImportAsync(await WriteAsync("file.csv", file), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        Assert.Equal(1, result.Value.Progress.Added);
        Assert.True(await _portal.InDbAsync(db => db.Services.AnyAsync(s => s.Source == $"test:{key}" && s.About.Name.En == name)));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Import_WithAnyDelimiter_FindsTheColumns(char delimiter)
    {
        var key = Guid.NewGuid().ToString("N");
        var report = await AcceptAsync($"{Header}\n{key},{_owner},Owner,Name,A summary,7,Y\n".Replace(',', delimiter));
        Assert.Equal(1, report.Added);
    }

    [Fact]
    public async Task Import_WhenALaterLetterIsNotInTheEncoding_RefusesThatRowAndSaysSo()
    {
        var filler = new StringBuilder(Header + "\n");
        while (filler.Length < 1_100_000) filler.Append(System.Globalization.CultureInfo.InvariantCulture, $"E{filler.Length},{_owner},Owner,Name,{new string('x', 1500)},,\n");
        byte[] file = [.. Encoding.UTF8.GetBytes(filler.ToString()), .. Encoding.Latin1.GetBytes($"last,{_owner},Owner,Société,,,\n")];
        var result = await ImportAsync(await WriteAsync("file.csv", file), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        Assert.Equal(1, result.Value.Progress.Refused);
        Assert.Equal(("Import.NotInEncoding", "name"), (_rejected[0].Code, _rejected[0].Column));
    }

    [Theory]
    [InlineData("\u202Egnirts", "Common.HiddenCharacters")]
    [InlineData("a\u2066b", "Common.HiddenCharacters")]
    public async Task Import_OfANameThatTurnsTheReadingDirection_IsRefused(string name, string code)
    {
        await AcceptAsync($"{Header}\nH1,{_owner},Owner,{name},,,\n");
        Assert.Equal(code, _rejected.Single().Code);
        Assert.Contains('\uFFFD', _rejected.Single().Shown);
    }

    [Fact]
    public async Task Import_OfCharactersWithoutWidth_TakesThemOutAndKeepsUrdusJoiners()
    {
        var key = Guid.NewGuid().ToString("N");
        var report = await AcceptAsync($"{Header}\n{key},{_owner},Owner,\u200BPass\uFEFFports می\u200Cخواهم,,,\n");
        Assert.Equal((1, 1), (report.Added, report.Cleaned));
        Assert.Equal("Passports می\u200Cخواهم", await _portal.InDbAsync(db => db.Services.Where(s => s.Source == $"test:{key}").Select(s => s.About.Name.En).SingleAsync()));
    }

    [Fact]
    public async Task Import_OfMarkup_KeepsItAsText()
    {
        var key = Guid.NewGuid().ToString("N");
        await AcceptAsync($"{Header}\n{key},{_owner},Owner,<script>alert(1)</script>,,,\n");
        Assert.Equal("<script>alert(1)</script>", await _portal.InDbAsync(db => db.Services.Where(s => s.Source == $"test:{key}").Select(s => s.About.Name.En).SingleAsync()));
    }

    [Theory]
    [InlineData("file.csv", "<!DOCTYPE html><html></html>", "Import.NotOfItsKind")]
    [InlineData("file.csv", "%PDF-1.7 a,b,c", "Import.NotOfItsKind")]
    [InlineData("file.csv", "PK\u0003\u0004rest", "Import.NotOfItsKind")]
    [InlineData("file.xlsx", "key,owner\nK,O\n", "Import.NotOfItsKind")]
    [InlineData("file.exe", "key,owner\nK,O\n", "Import.NotOfItsKind")]
    [InlineData("file.xlsx", "PK\u0003\u0004rest", "Import.Damaged")]
    public async Task Import_OfAFileThatLiesAboutItsKind_IsRefused(string name, string content, string code)
    {
        var result = await ImportAsync(await WriteAsync(name, Encoding.UTF8.GetBytes(content)), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        Assert.Equal(code, result.Error!.Code);
    }

    [Fact]
    public async Task Import_OfAnEndlessLine_IsRefused() => Assert.Equal("Import.RecordTooLong", (await RefuseAsync(Encoding.UTF8.GetBytes(new string('a', (2 * ImportLimits.MaxRecordLength) + 1)))).Code);

    [Fact]
    public async Task Import_OfMoreThanThreeHundredMegabytes_IsRefusedUnread()
    {
        var path = Path.Combine(_folder, "large.csv");
        await using (var stream = File.Create(path)) stream.SetLength(ImportLimits.MaxBytes + 1);
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

    private async Task<ImportProgress> AcceptAsync(string text)
    {
        var result = await ImportAsync(await WriteAsync("file.csv", Encoding.UTF8.GetBytes(text)), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        Assert.Null(result.Error);
        return result.Value.Progress;
    }

    private async Task<Error> RefuseAsync(byte[] file)
    {
        var result = await ImportAsync(await WriteAsync("file.csv", file), await WriteAsync("map.json", Encoding.UTF8.GetBytes(Map)));
        return Assert.IsType<Error>(result.Error);
    }

    private Task<Result<ImportDetail>> ImportAsync(string file, string map) =>
        _portal.Services.GetRequiredService<ServiceImporter>().ImportAsync(file, map, _rejected.Add, CancellationToken.None);

    private async Task<string> WriteAsync(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }
}
