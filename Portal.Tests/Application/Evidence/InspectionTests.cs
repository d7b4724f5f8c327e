using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Evidence.Network;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Evidence;

public sealed class InspectionTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Network = "inspected";

    private static readonly InspectionRecord Seen = new()
    {
        On = new DateOnly(2026, 11, 19),
        Inspector = "Ghulam Rasool",
        Body = "National Telecom Corporation",
        Result = InspectionResult.Confirmed,
        NodesCounted = 3,
        Racks = "Row 4, racks 11 and 12, labelled",
        Energy = EnergySupply.GridWithBackup,
    };

    private Person _auditor = null!;
    private Person _reader = null!;

    private IDocumentStore Store => portal.Services.GetRequiredService<IDocumentStore>();

    public async Task InitializeAsync()
    {
        _auditor = await portal.PersonAsync("PDA", Role.Auditor);
        _reader = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        if (!await portal.InDbAsync(db => db.NetworkImports.AnyAsync())) await portal.ImportNetworkAsync(administrator, Network, new SampleNetwork());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Inspection_WithPhotographs_IsShownToReadersAndProvable()
    {
        var photo = await StoreAsync("hall.png", SampleFiles.Png);
        var recorded = await RecordAsync("isb", Seen, [photo]);
        Assert.Null(recorded.Error);
        await portal.SealLedgerAsync();

        var site = (await portal.SendAsync(_reader, new GetSiteQuery(Network, "isb"))).Value;
        Assert.False(site.MayInspect);
        var last = site.Last!;
        Assert.Equal((Seen, 3, new DateOnly(2027, 11, 19)), (last.Seen, last.NodesDeclared, last.DueOn));
        Assert.NotNull(last.Leaf);
        Assert.Equal((1, photo.Sha256, photo.Shows), (last.Photos[0].Number, last.Photos[0].Sha256, last.Photos[0].Shows));
        Assert.Equal(DocumentMediaType.Png, (await portal.SendAsync(_reader, new OpenInspectionPhotoQuery(photo.Id))).Value.MediaType);
        Assert.Equal(new DateOnly(2026, 11, 19), (await portal.SendAsync(_reader, new GetNodeQuery(Network, SampleNetwork.Node(0)))).Value.InspectedOn);

        // What an inspection needs is not tidied away; what none needs is.
        var left = await StoreAsync("unused.png", SampleFiles.Png);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.SendAsync(DocumentChecker.Actor, new TidyDocumentsCommand());
        Assert.Equal(SampleFiles.Png.Length, (await Store.OpenAsync(DocumentId.From(photo.Id.Value), default)).Length);
        Assert.Equal(0, (await Store.OpenAsync(DocumentId.From(left.Id.Value), default)).Length);
    }

    [Fact]
    public async Task Inspection_ThatWasWrong_IsCorrectedOnceByANewOne()
    {
        var first = (await RecordAsync("khi", Seen, [])).Value;
        var corrected = await RecordAsync("khi", Seen with { Result = InspectionResult.Partly, NodesCounted = 1 }, [], first);
        Assert.Null(corrected.Error);

        var site = (await portal.SendAsync(_reader, new GetSiteQuery(Network, "khi"))).Value;
        Assert.Equal((corrected.Value, first), (site.Last!.Id, site.Last.Corrects));
        Assert.Equal(corrected.Value, site.Inspections.Single(i => i.Id == first).CorrectedBy);
        Assert.Equal(NetworkErrors.CorrectedAlready, (await RecordAsync("khi", Seen, [], first)).Error);
        Assert.Equal(Error.NotFound, (await RecordAsync("zh1", Seen, [], corrected.Value)).Error);
        Assert.Equal(2, await portal.InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "network.inspected" && e.SubjectUrl == $"/network/{Network}/sites/khi")));
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "program.png", SampleFiles.Exe },
        { "letter.pdf", SampleFiles.Pdf },
        { "drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() },
        { "drawing.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() },
        { "other.jpg", SampleFiles.Png },
        { "more.png", [.. SampleFiles.Png, .. SampleFiles.Exe] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Inspection_WithAFileThatIsNoPhotograph_IsNotRecorded(string name, byte[] content)
    {
        var refused = await RecordAsync("zh1", Seen, [await StoreAsync(name, content)]);

        Assert.Equal(NetworkErrors.NotAPhoto(name).Code, refused.Error!.Code);
        Assert.Null((await portal.SendAsync(_reader, new GetSiteQuery(Network, "zh1"))).Value.Last);
    }

    [Fact]
    public async Task Inspection_WhenThePhotographIsNotWhatWasUploaded_IsNotRecorded()
    {
        var photo = await StoreAsync("hall.png", SampleFiles.Png);

        Assert.Equal("Network.NotAPhoto", (await RecordAsync("zh1", Seen, [photo with { Sha256 = new string('0', 64) }])).Error!.Code);
        Assert.Equal("Network.NotAPhoto", (await RecordAsync("zh1", Seen, [photo with { Id = InspectionPhotoId.New() }])).Error!.Code);
    }

    [Fact]
    public async Task Inspection_WhenSomethingIsMissingOrImpossible_SaysWhat()
    {
        Assert.Equal(NetworkErrors.DayImpossible, (await RecordAsync("fr1", Seen with { On = new DateOnly(2027, 1, 1) }, [])).Error);
        Assert.Equal(NetworkErrors.DayImpossible, (await RecordAsync("fr1", Seen with { On = new DateOnly(2020, 1, 1) }, [])).Error);
        Assert.Equal(["Seen.Inspector", "Seen.NodesCounted"], (await RecordAsync("fr1", Seen with { Inspector = "", NodesCounted = -1 }, [])).Error!.Fields.Select(f => f.Field));
        var photo = await StoreAsync("hall.png", SampleFiles.Png);
        Assert.Equal("Photos[0].Shows", Assert.Single((await RecordAsync("fr1", Seen, [photo with { Shows = "" }])).Error!.Fields).Field);
        Assert.Equal(NetworkErrors.TooManyPhotos, (await RecordAsync("fr1", Seen, [.. Enumerable.Repeat(photo, SiteInspection.MostPhotos + 1)])).Error);
        Assert.Equal(Error.NotFound, (await RecordAsync("nowhere", Seen, [])).Error);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(_reader, new RecordInspectionCommand(Network, "fr1", Seen, []))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reader, new OpenInspectionPhotoQuery(photo.Id))).Error);
    }

    private Task<Result<SiteInspectionId>> RecordAsync(string site, InspectionRecord seen, IReadOnlyList<UploadedPhoto> photos, SiteInspectionId? corrects = null) =>
        portal.SendAsync(_auditor, new RecordInspectionCommand(Network, site, seen, photos, corrects));

    private async Task<UploadedPhoto> StoreAsync(string name, byte[] content)
    {
        var id = InspectionPhotoId.New();
        using var stream = new MemoryStream(content);
        Assert.NotNull(await Store.SaveAsync(DocumentId.From(id.Value), stream, SiteInspection.MaxPhotoSize, default));
        return new UploadedPhoto(id, name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), "The hall from its door");
    }
}
