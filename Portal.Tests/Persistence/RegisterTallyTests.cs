using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

/// <summary>The database counts the register by itself, in the transaction that changes it, and merges what it counted.</summary>
public sealed class RegisterTallyTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Changes_OfWhateverKind_AreCounted()
    {
        var (one, two) = (await DraftAsync("PITB"), await DraftAsync("ISTD"));
        Assert.Empty(await portal.TallyDriftAsync());
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == one || e.Id == two).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ServiceState.Registered).SetProperty(x => x.FailMask, 5)));
        Assert.Empty(await portal.TallyDriftAsync());
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == one).ExecuteUpdateAsync(e => e.SetProperty(x => x.FailMask, 1).SetProperty(x => x.WaivedMask, 4)));
        Assert.Empty(await portal.TallyDriftAsync());
        Assert.Contains(await portal.InDbAsync(db => db.RegisterTallies.Select(t => t.WaivedMask).Distinct().ToListAsync()), mask => mask == 4);
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == one).ExecuteDeleteAsync());
        Assert.Empty(await portal.TallyDriftAsync());
        var rows = await RowsAsync();
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == two).ExecuteUpdateAsync(e => e.SetProperty(x => x.NameKey, "other")));
        // What the counts do not divide by adds nothing.
        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Change_ThatIsRolledBack_IsNotCounted()
    {
        var id = await DraftAsync("KPITB");
        await portal.InDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Register.Where(e => e.Id == id).ExecuteDeleteAsync();
            return 0;
        });
        Assert.Empty(await portal.TallyDriftAsync());
    }

    [Fact]
    public async Task Merging_WhileServicesChange_LosesNothing()
    {
        var changes = Enumerable.Range(0, 6).Select(async _ =>
        {
            for (var i = 0; i < 5; i++) await DraftAsync("GBIT");
        });
        var merges = Enumerable.Range(0, 3).Select(async _ =>
        {
            for (var i = 0; i < 10; i++) await MergeAsync();
        });
        await Task.WhenAll(changes.Concat(merges));
        Assert.Empty(await portal.TallyDriftAsync());
        await MergeAsync();
        Assert.Empty(await portal.TallyDriftAsync());
        var groups = await portal.InDbAsync(async db => (await RegisterCube.CountAsync(db.Register, default)).Groups.Count);
        Assert.Equal(groups, await RowsAsync());
    }

    private Task<int> RowsAsync() => portal.InDbAsync(db => db.RegisterTallies.CountAsync());

    private Task MergeAsync() => portal.InDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Dialect.MergeTalliesAsync(db, default);
        await transaction.CommitAsync();
        return 0;
    });

    private async Task<ServiceId> DraftAsync(string owner) => (await portal.DraftAsync(await portal.PersonAsync(owner, Role.ProvincialItOfficer))).Id;
}
