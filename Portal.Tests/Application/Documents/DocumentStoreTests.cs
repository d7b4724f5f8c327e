using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Infrastructure.Documents;
using Portal.Infrastructure.Documents.Folder;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Documents;

public sealed class DatabaseDocumentStoreTests(TestPortal portal) : DocumentStoreContract, IClassFixture<TestPortal>
{
    protected override IDocumentStore Store => portal.Services.GetRequiredService<IDocumentStore>();

    protected override Task<int> KeptAsync(DocumentId id) => portal.InDbAsync(db => db.DocumentChunks.CountAsync(c => c.DocumentId == id));
}

public sealed class FolderDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"portal-documents-{Guid.NewGuid():N}");

    public FolderDocumentStoreTests() => Store = new FolderDocumentStore(DocumentFolder.Open(_root), new TestClock(Now));

    protected override IDocumentStore Store { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Save_PutsTheContentUnderItsHash()
    {
        var stored = await SaveAsync(DocumentId.New(), Random(100));
        Assert.True(File.Exists(Path.Combine(_root, "contents", stored!.Sha256[..2], stored.Sha256)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_root, "unfinished")));
    }

    [Fact]
    public async Task Tidy_AfterACrash_DeletesWhatWasLeftHalfWayAndNoMore()
    {
        var kept = DocumentId.New();
        await SaveAsync(kept, Random(100));
        var left = Path.Combine(_root, "unfinished", "left");
        await File.WriteAllBytesAsync(left, Random(10));
        File.SetLastWriteTimeUtc(left, Now.AddHours(-2).UtcDateTime);
        var young = Path.Combine(_root, "unfinished", "young");
        await File.WriteAllBytesAsync(young, Random(10));
        File.SetLastWriteTimeUtc(young, Now.UtcDateTime);
        Assert.Equal(1, await Store.TidyAsync(Now.AddHours(-1), CancellationToken.None));
        Assert.Equal((false, true), (File.Exists(left), File.Exists(young)));
        await using var stream = await Store.OpenAsync(kept, CancellationToken.None);
        Assert.Equal(100, stream.Length);
    }

    [Fact]
    public async Task Open_WhenTheContentIsGone_IsEmptySoThatTheCheckRefusesIt()
    {
        var id = DocumentId.New();
        var stored = await SaveAsync(id, Random(100));
        File.Delete(Path.Combine(_root, "contents", stored!.Sha256[..2], stored.Sha256));
        await using var stream = await Store.OpenAsync(id, CancellationToken.None);
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData("Folder", null, "whole path")]
    [InlineData("Folder", "documents", "whole path")]
    [InlineData("Folder", "/proc/documents", "cannot write")]
    [InlineData("Attic", null, "Database or Folder")]
    [InlineData("1", null, "Database or Folder")]
    public void Start_WithAStoreThatCannotBe_SaysWhichSettingToChange(string store, string? folder, string sentence)
    {
        var refused = Assert.Throws<PortalSetupException>(() => Setup(store, folder));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Documents:", refused.Message, StringComparison.Ordinal);
        Assert.Equal(PortalSetupException.Misconfigured, refused.ExitCode);
    }

    [Fact]
    public void Start_WithAFolder_KeepsDocumentsThere()
    {
        Assert.Contains(Setup("folder", Path.Combine(_root, "new")), s => s.ImplementationType == typeof(FolderDocumentStore));
        Assert.DoesNotContain(Setup(null, null), s => s.ServiceType == typeof(IDocumentStore) && s.ImplementationType == typeof(FolderDocumentStore));
    }

    protected override async Task<int> KeptAsync(DocumentId id)
    {
        await using var stream = await Store.OpenAsync(id, CancellationToken.None);
        return Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Count(f => Path.GetFileName(f) != "lock");
    }

    private static ServiceCollection Setup(string? store, string? folder)
    {
        var settings = new Dictionary<string, string?> { ["Documents:Store"] = store, ["Documents:Folder"] = folder };
        var services = new ServiceCollection();
        services.AddDocumentStore(new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null)).Build());
        return services;
    }
}
