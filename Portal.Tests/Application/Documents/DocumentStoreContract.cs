using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Application.Documents;

/// <summary>What every store keeps to, wherever contents lie.</summary>
public abstract class DocumentStoreContract
{
    protected static DateTimeOffset Now { get; } = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    protected abstract IDocumentStore Store { get; }

    /// <summary>How many pieces of content are there for an identifier, whole or in part.</summary>
    protected abstract Task<int> KeptAsync(DocumentId id);

    [Fact]
    public async Task Open_OfAContentOfManyParts_GivesItBackFromAnyPosition()
    {
        var content = Random((2 * DocumentChunk.Length) + 17);
        var id = DocumentId.New();
        var stored = await SaveAsync(id, content);
        Assert.Equal(new StoredContent(content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))), stored);
        await using var stream = await Store.OpenAsync(id, CancellationToken.None);
        Assert.Equal(content.Length, stream.Length);
        var read = new byte[content.Length];
        await stream.ReadExactlyAsync(read);
        Assert.Equal(content, read);
        stream.Seek(-20, SeekOrigin.End);
        await stream.ReadExactlyAsync(read.AsMemory(0, 20));
        Assert.Equal(content[^20..], read[..20]);
    }

    [Fact]
    public async Task Open_OfWhatIsNotThere_IsEmpty()
    {
        await using var stream = await Store.OpenAsync(DocumentId.New(), CancellationToken.None);
        Assert.Equal(0, stream.Length);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Save_OfMoreThanAllowed_KeepsNothing()
    {
        var id = DocumentId.New();
        using var stream = new MemoryStream(Random(DocumentChunk.Length + 2));
        Assert.Null(await Store.SaveAsync(id, stream, DocumentChunk.Length + 1, CancellationToken.None));
        Assert.Equal(0, await KeptAsync(id));
    }

    [Fact]
    public async Task Save_WhenTheConnectionIsLost_KeepsNothing()
    {
        var id = DocumentId.New();
        await using var stream = new BrokenStream(Random(DocumentChunk.Length * 2));
        await Assert.ThrowsAsync<IOException>(() => Store.SaveAsync(id, stream, Document.MaxSize, CancellationToken.None));
        Assert.Equal(0, await KeptAsync(id));
        await using var opened = await Store.OpenAsync(id, CancellationToken.None);
        Assert.Equal(0, opened.Length);
    }

    [Fact]
    public async Task Delete_OfOneOfTwoOfTheSameContent_LeavesTheOther()
    {
        var content = Random(1000);
        var (first, second) = (DocumentId.New(), DocumentId.New());
        await SaveAsync(first, content);
        await SaveAsync(second, content);
        await Store.DeleteAsync([first, DocumentId.New()], CancellationToken.None);
        await Store.TidyAsync(Now.AddDays(1), CancellationToken.None);
        await using var gone = await Store.OpenAsync(first, CancellationToken.None);
        await using var there = await Store.OpenAsync(second, CancellationToken.None);
        Assert.Equal((0, content.Length), (gone.Length, there.Length));
        var read = new byte[content.Length];
        await there.ReadExactlyAsync(read);
        Assert.Equal(content, read);
    }

    [Fact]
    public async Task Delete_OfTheLastOfAContent_LeavesNothingAfterTidying()
    {
        var id = DocumentId.New();
        await SaveAsync(id, Random(1000));
        Assert.NotEqual(0, await KeptAsync(id));
        await Store.DeleteAsync([id], CancellationToken.None);
        await Store.TidyAsync(Now.AddDays(1), CancellationToken.None);
        Assert.Equal(0, await KeptAsync(id));
        await Store.DeleteAsync([id], CancellationToken.None);
    }

    [Fact]
    public async Task List_NamesWhatWasBegunBeforeAMoment()
    {
        var id = DocumentId.New();
        await SaveAsync(id, Random(10));
        Assert.DoesNotContain(id, await ListAsync(Now.AddMinutes(-1)));
        Assert.Contains(id, await ListAsync(Now.AddMinutes(1)));
    }

    [Fact]
    public async Task Save_OfTheSameContentManyTimesAtOnce_KeepsEach()
    {
        var content = Random(5000);
        var ids = Enumerable.Range(0, 8).Select(_ => DocumentId.New()).ToList();
        await Task.WhenAll([.. ids.Select(id => (Task)SaveAsync(id, content)), Store.TidyAsync(Now.AddDays(-1), CancellationToken.None)]);
        foreach (var id in ids)
        {
            await using var stream = await Store.OpenAsync(id, CancellationToken.None);
            Assert.Equal(content.Length, stream.Length);
        }
    }

    protected async Task<StoredContent?> SaveAsync(DocumentId id, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await Store.SaveAsync(id, stream, Document.MaxSize, CancellationToken.None);
    }

    protected static byte[] Random(int length)
    {
        var content = new byte[length];
        System.Random.Shared.NextBytes(content);
        return content;
    }

    private async Task<List<DocumentId>> ListAsync(DateTimeOffset before)
    {
        var ids = new List<DocumentId>();
        await foreach (var id in Store.ListAsync(before)) ids.Add(id);
        return ids;
    }

    /// <summary>Gives some bytes and then breaks off, as the body of a request whose sender hung up.</summary>
    private sealed class BrokenStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The connection was lost.");
        }
    }
}
