using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Imports;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Imports;

public sealed class ImportRunTests(ImportPortal portal) : IClassFixture<ImportPortal>
{
    private readonly string _register = "r" + Guid.NewGuid().ToString("N")[..10];

    private ImportMap National => ImportPortal.Map(ImportOwnership.ByCode, _register);

    private ImportMap Own => ImportPortal.Map(ImportOwnership.Own, _register);

    [Fact]
    public async Task Check_WritesNothingAndSaysWhatWouldHappen()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,Passports,12,PK", "2,PITB,Visas,many,PK", "3,NOBODY,Visas,1,PK", "4,PITB,,1,Atlantis"]);
        Assert.Null(await portal.CheckAsync(portal.Administrator, id, National));

        var found = await portal.FindAsync(portal.Administrator, id);
        Assert.Equal((ImportState.Checked, 4, 1, 3, 4), (found.State, found.Rows, found.Progress.Added, found.Progress.Refused, found.Progress.Problems));
        var problems = (await portal.SendAsync(portal.Administrator, new ListImportProblemsQuery(id, new PageRequest()))).Value.Items;
        Assert.Equal([(2, "volume", "Import.NotANumber", "many"), (3, "", "Import.OwnerUnknown", ""), (4, "name", "Import.AnswerMissing", ""), (4, "country", "Import.NotACountry", "Atlantis")],
            problems.Select(p => (p.Row, p.Column, p.Code, p.Shown)));
        Assert.Equal(0, await portal.CountAsync(_register));
        Assert.Null(found.Leaf);
    }

    [Fact]
    public async Task Start_BringsTheRowsInWithOneLedgerEntryAndUndeterminedCompliance()
    {
        var done = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK", "2,MOITT,Visas,,");
        Assert.Equal((ImportState.Completed, 2, 0), (done.State, done.Progress.Added, done.Progress.Refused));

        var services = await portal.InDbAsync(db => db.Services.Where(s => s.Source.StartsWith(_register)).OrderBy(s => s.Source).ToListAsync());
        Assert.All(services, s => Assert.Equal((ServiceState.Registered, 1), (s.State, s.RegisteredVersion)));
        Assert.Equal(("Passports", 12L, "PK"), (services[0].About.Name.En, services[0].About.YearlyVolume, services[0].Placements.Single().Country));
        Assert.Empty(services[1].Placements);
        Assert.StartsWith("PITB-", services[0].Code, StringComparison.Ordinal);
        var ids = services.ConvertAll(s => s.Id);
        var outcomes = await portal.InDbAsync(db => db.ComplianceSummaries.Where(c => ids.Contains(c.ServiceId)).Select(c => c.Overall).ToListAsync());
        Assert.Equal(2, outcomes.Count);
        Assert.DoesNotContain(Outcome.Pass, outcomes);

        var entries = await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == done.Id.Code).ToListAsync());
        Assert.Equal("import.completed", Assert.Single(entries).Type);
        Assert.Equal(0, await portal.InDbAsync(db => db.LedgerEntries.CountAsync(e => services.Select(s => s.Code).Contains(e.Subject))));
        Assert.Equal(64, done.Progress.RowsHash.Length);
        var history = (await portal.SendAsync(portal.Administrator, new GetServiceQuery(ids[0]))).Value.History;
        Assert.Equal(ServiceAction.Import, Assert.Single(history).Action);
    }

    [Fact]
    public async Task Start_OfTheSameFileAgain_ChangesNothing()
    {
        await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK");
        var again = await portal.ImportAsync(portal.Administrator, National, "1,PITB,Passports,12,PK", "2,PITB,Visas,,");
        Assert.Equal((1, 0, 1), (again.Progress.Added, again.Progress.Changed, again.Progress.Unchanged));
    }

    [Fact]
    public async Task Start_ForAProvince_MakesDraftsThatEnterTheRegisterByNobodysHandAlone()
    {
        var done = await portal.ImportAsync(portal.Officer, Own, "1,ignored,Passports,12,PK");
        Assert.Equal(1, done.Progress.Added);
        var service = await portal.InDbAsync(db => db.Services.SingleAsync(s => s.Source == $"PITB/{_register}:1"));
        Assert.Equal((ServiceState.Draft, portal.Officer.OrganisationId, portal.Officer.Id), (service.State, service.OrganisationId, service.FiledBy));
        Assert.False(await portal.InDbAsync(db => db.ComplianceSummaries.AnyAsync(c => c.ServiceId == service.Id)));
    }

    [Fact]
    public async Task Check_ForOthersByAProvince_IsForbidden()
    {
        var id = await portal.UploadAsync(portal.Officer, ["1,MOITT,Passports,12,PK"]);
        Assert.Equal(Error.Forbidden, await portal.CheckAsync(portal.Officer, id, National));
    }

    [Fact]
    public async Task Import_OfAnotherOrganisation_DoesNotExist()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,MOITT,Passports,12,PK"]);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(portal.Officer, new GetImportQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(portal.Officer, new UndoImportCommand(id, Guid.NewGuid()))).Error);
    }

    [Fact]
    public async Task Start_TwiceAtOnce_StartsOnce()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,Passports,12,PK"]);
        await portal.CheckAsync(portal.Administrator, id, National);
        var version = (await portal.FindAsync(portal.Administrator, id)).Version;
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAsync(portal.Administrator, new StartImportCommand(id, version))));
        Assert.Single(both, r => r.IsSuccess);
    }

    [Fact]
    public async Task Work_WhenAWorkerDiedHalfWay_GoesOnAndDoesNothingTwice()
    {
        var rows = Enumerable.Range(1, ImportBlock.Size + 50).Select(i => $"{i},PITB,Service {i},{i},PK").ToArray();
        var id = await portal.UploadAsync(portal.Administrator, rows);
        await portal.CheckAsync(portal.Administrator, id, National);
        await portal.StartAsync(portal.Administrator, id, work: false);

        // The first worker writes one block and is never heard of again; what it still sends comes too late.
        var work = (await portal.SendAsync(ImportWorker.Actor, new BeginImportWorkCommand(id))).Value;
        var reading = ImportReading.Of(work.Map, work.Look.Columns, work.OrganisationCode).Value;
        var read = new List<ReadRow>();
        await foreach (var line in portal.Services.GetRequiredService<IImportFiles>().ReadAsync(id, work.Look.Reading, CancellationToken.None)) read.Add(reading.Read(line));
        Assert.True((await portal.SendAsync(ImportWorker.Actor, new ProcessImportBlockCommand(id, work.Attempt, new ImportBlock(read[..ImportBlock.Size], false)))).IsSuccess);
        Assert.True((await portal.SendAsync(ImportWorker.Actor, new ProcessImportBlockCommand(id, work.Attempt, new ImportBlock(read[..ImportBlock.Size], false)))).IsSuccess);
        Assert.Equal(ImportBlock.Size, await portal.CountAsync(_register));

        await portal.WorkAsync(id);
        Assert.Equal(rows.Length, await portal.CountAsync(_register));
        var found = await portal.FindAsync(portal.Administrator, id);
        Assert.Equal((ImportState.Completed, rows.Length), (found.State, found.Progress.Added));
        var late = await portal.SendAsync(ImportWorker.Actor, new ProcessImportBlockCommand(id, work.Attempt, new ImportBlock(read[ImportBlock.Size..], true)));
        Assert.Equal(ImportErrors.Superseded, late.Error);
    }

    [Fact]
    public async Task Cancel_WhileRunning_StopsWithinABlock()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,Passports,12,PK"]);
        await portal.CheckAsync(portal.Administrator, id, National);
        await portal.StartAsync(portal.Administrator, id, work: false);
        Assert.Null((await portal.SendAsync(portal.Administrator, new CancelImportCommand(id, (await portal.FindAsync(portal.Administrator, id)).Version))).Error);
        await portal.WorkAsync(id);
        Assert.Equal(ImportState.Cancelled, (await portal.FindAsync(portal.Administrator, id)).State);
        Assert.Equal(0, await portal.CountAsync(_register));
    }

    [Fact]
    public async Task Check_WhenSaved_GivesTheNextFileItsMapping()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,Passports,12,PK"]);
        await portal.CheckAsync(portal.Administrator, id, National, save: true);
        var next = await portal.UploadAsync(portal.Administrator, ["2,PITB,Visas,12,PK"]);
        Assert.Equal(_register, (await portal.FindAsync(portal.Administrator, next)).Map.Name);
    }

    [Fact]
    public async Task Problems_OfARowMended_AreGoneWhenTheRowComesAgain()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,=Passports,12,PK", "2,PITB,Visas,x,PK"]);
        await portal.CheckAsync(portal.Administrator, id, National);
        var refused = (await portal.SendAsync(portal.Administrator, new OpenRefusedRowsQuery(id))).Value;
        Assert.Equal((2, 1), (refused.LastRow, refused.Problems.Count));
        var mended = await portal.ImportAsync(portal.Administrator, National, "1,PITB,'=Passports,12,PK", "2,PITB,Visas,7,PK");
        Assert.Equal((2, 0, 1), (mended.Progress.Added, mended.Progress.Problems, mended.Progress.Formulas));
        Assert.True(await portal.InDbAsync(db => db.Services.AnyAsync(s => s.Source == _register + ":1" && s.About.Name.En == "=Passports")));
    }

    [Fact]
    public async Task Tidy_KeepsTheFileOfAnImportUntilItIsLongOver()
    {
        var id = await portal.UploadAsync(portal.Administrator, ["1,PITB,Passports,12,PK"]);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.SendAsync(DocumentChecker.Actor, new TidyDocumentsCommand());
        Assert.Null(await portal.CheckAsync(portal.Administrator, id, National));
        Assert.Equal(ImportState.Checked, (await portal.FindAsync(portal.Administrator, id)).State);
    }
}
