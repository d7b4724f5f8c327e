using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Imports;
using Portal.Application.Services;
using Portal.Domain.Audits;
using Portal.Domain.Imports;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Imports;

public sealed class ImportUndoTests(ImportPortal portal) : IClassFixture<ImportPortal>
{
    private readonly string _register = "u" + Guid.NewGuid().ToString("N")[..10];

    private ImportMap National => ImportPortal.Map(ImportOwnership.ByCode, _register);

    [Fact]
    public async Task Undo_TakesOutWhatCameInAndRestoresWhatChanged()
    {
        await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK");
        var before = await portal.InDbAsync(db => db.Services.AsNoTracking().SingleAsync(s => s.Source == _register + ":1"));
        var second = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports renamed,13,AE", "2,PITB,Visas,1,PK");
        Assert.Equal((1, 1), (second.Progress.Added, second.Progress.Changed));
        Assert.Empty(await portal.DriftAsync());

        Assert.Null(await portal.UndoAsync(portal.Administrator, second.Id));
        var undone = await portal.FindAsync(portal.Administrator, second.Id);
        Assert.Equal(ImportState.Undone, undone.State);
        var left = await portal.InDbAsync(db => db.Services.AsNoTracking().Include("_steps").Where(s => s.Source.StartsWith(_register)).ToListAsync());
        var restored = Assert.Single(left);
        Assert.Equal((before.About, before.SavedAt, 1), (restored.About, restored.SavedAt, restored.Steps.Count));
        Assert.Equal("PK", Assert.Single(restored.Placements).Country);
        Assert.Empty(await portal.DriftAsync());
        Assert.Equal(["import.completed", "import.undone"], await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == second.Id.Code).OrderBy(e => e.At).Select(e => e.Type).ToListAsync()));
        Assert.False(await portal.InDbAsync(db => db.ImportedRows.AnyAsync(r => r.RunId == second.Id)));
        Assert.Equal(ImportErrors.CannotMove(ImportState.Undone).Code, (await portal.UndoAsync(portal.Administrator, second.Id))!.Code);
    }

    [Fact]
    public async Task Undo_WhenALaterImportChangedARow_LeavesEverythingAndSaysWhatStandsInTheWay()
    {
        var first = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK", "2,PITB,Visas,1,PK");
        await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,13,PK");

        var obstacle = Assert.Single((await portal.FindAsync(portal.Administrator, first.Id)).Obstacles);
        Assert.Equal((ImportObstacle.Changed, 1, 1), (obstacle.Kind, obstacle.Count, obstacle.Codes.Count));
        Assert.Null(await portal.UndoAsync(portal.Administrator, first.Id));
        var kept = await portal.FindAsync(portal.Administrator, first.Id);
        Assert.Equal((ImportState.Completed, ImportObstacle.Changed), (kept.State, kept.Obstacle));
        Assert.Equal(2, await portal.CountAsync(_register));
    }

    [Fact]
    public async Task Undo_WhenTheLaterImportIsUndoneFirst_GoesThrough()
    {
        var first = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK");
        var second = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,13,PK");
        await portal.UndoAsync(portal.Administrator, second.Id);
        await portal.UndoAsync(portal.Administrator, first.Id);
        Assert.Equal(0, await portal.CountAsync(_register));
    }

    [Fact]
    public async Task Undo_AfterTheRegisterOpenedFindings_TakesThemOutUnlessSomebodyTookOneOn()
    {
        var first = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,IN");
        Assert.True((await portal.SendAsync(AuditWorker.Actor, new KeepFindingsCommand())).Value > 0);
        var finding = Assert.Single(await FindingsAsync(), f => f.ObligationId == "SECP-SITE");
        await portal.SendAsync(portal.Officer, new TakeOnFindingCommand(finding.Id, finding.Version));
        await portal.UndoAsync(portal.Administrator, first.Id);
        Assert.Equal(ImportObstacle.Findings, (await portal.FindAsync(portal.Administrator, first.Id)).Obstacle);

        var second = await portal.ImportAsync(portal.Administrator, National, "2,PITB,Visas,12,IN");
        await portal.SendAsync(AuditWorker.Actor, new KeepFindingsCommand());
        Assert.Equal(2, (await FindingsAsync()).Count(f => f.ObligationId == "SECP-SITE"));
        await portal.UndoAsync(portal.Administrator, second.Id);
        Assert.Equal(ImportState.Undone, (await portal.FindAsync(portal.Administrator, second.Id)).State);
        Assert.Single(await FindingsAsync(), f => f.ObligationId == "SECP-SITE");
        Assert.Equal(0, await portal.InDbAsync(db => db.FindingChecks.CountAsync()));
    }

    [Fact]
    public async Task Undo_WhenADraftWasWorkedOn_IsNotDone()
    {
        var done = await portal.ImportAsync(portal.Officer, ImportPortal.Map(ImportOwnership.Own, _register), "1,x,Passports,12,PK");
        var draft = await portal.InDbAsync(db => db.Services.AsNoTracking().SingleAsync(s => s.Source == $"PITB/{_register}:1"));
        Assert.True((await portal.SendAsync(portal.Officer, new SaveServiceSectionCommand(draft.Id, draft.Version, new ServiceContacts { Owner = "Director" }))).IsSuccess);
        await portal.UndoAsync(portal.Officer, done.Id);
        Assert.Equal(ImportObstacle.Changed, (await portal.FindAsync(portal.Officer, done.Id)).Obstacle);
    }

    private Task<List<Finding>> FindingsAsync() => portal.InDbAsync(db => db.Findings.AsNoTracking().Where(f => db.Services.Any(s => s.Id == f.ServiceId && s.Source.StartsWith(_register))).ToListAsync());
}
