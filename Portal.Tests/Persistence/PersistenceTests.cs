using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Setup;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

public sealed class PersistenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly Actor Officer = new(PersonId.New(), "p-test", OrganisationId.New(), "TEST", new HashSet<string>());

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Service_WhenSavedAndRead_IsTheSame(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        var (service, _) = await AddServiceAsync(open);

        await using var db = open();
        var read = await db.Services.Include("_steps").SingleAsync(s => s.Id == service.Id);
        Assert.Equal(service.About, read.About);
        Assert.Equal(service.Data, read.Data);
        Assert.Empty(ContentComparison.Between(service.Content, read.Content));
        Assert.Equal(service.Placements.Select(p => p.Key), read.Placements.Select(p => p.Key));
        Assert.Equal(ServiceState.Submitted, read.State);
        Assert.Equal(ServiceAction.Submit, Assert.Single(read.Steps).Action);
    }

    [Theory, OnPostgreSql, OnSqlServer]
    [Asvs("2.3.4")]
    public async Task Commit_WhenSomebodyElseWasFaster_IsRefused(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        var (service, _) = await AddServiceAsync(open);
        await using var first = open();
        await using var second = open();
        var reviewer = Officer with { Id = PersonId.New() };
        (await first.Services.SingleAsync(s => s.Id == service.Id)).StartReview(reviewer, Now);
        (await second.Services.SingleAsync(s => s.Id == service.Id)).Withdraw(Officer, Now);

        await first.CommitAsync(CancellationToken.None);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.CommitAsync(CancellationToken.None));

        await using var db = open();
        Assert.Equal(ServiceState.InReview, (await db.Services.SingleAsync(s => s.Id == service.Id)).State);
        Assert.Equal(2, await db.LedgerEntries.CountAsync());
    }

    [Theory, OnPostgreSql, OnSqlServer]
    [Asvs("2.3.4")]
    public async Task Commit_WhenCodeIsTaken_IsRefusedAsStale(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        var (_, organisation) = await AddServiceAsync(open);
        await using var db = open();
        db.Organisations.Add(Organisation.Create(OrganisationId.New(), organisation.Code, organisation.Name, organisation.Kind, organisation.Region, organisation.ValidFrom));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.CommitAsync(CancellationToken.None));
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Commit_WhenWhatItAddsToIsGone_IsRefusedAsStale(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        var (service, _) = await AddServiceAsync(open);
        await using var db = open();
        var file = new DocumentFile("plan.pdf", 1, new string('a', 64));
        db.Documents.Add(Document.Add(DocumentId.New(), service, 1, file, new DocumentTerms(DocumentKind.ExitPlan, null, false), null, Officer, Now).Value);
        await using (var other = open())
        {
            other.Services.Remove(await other.Services.SingleAsync(s => s.Id == service.Id));
            await other.CommitAsync(CancellationToken.None);
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.CommitAsync(CancellationToken.None));
    }

    [Theory, OnPostgreSql, OnSqlServer]
    [Asvs("2.3.3")]
    public async Task Commit_WhenSomethingHappened_AppendsOneEntryEachInTheSameTransaction(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        var (service, _) = await AddServiceAsync(open);
        await using var db = open();
        var entry = await db.LedgerEntries.SingleAsync();
        Assert.Equal("service.submitted", entry.Type);
        Assert.Equal(service.Code, entry.Subject);
        Assert.Contains("\"actor\":\"p-test\"", entry.Content, StringComparison.Ordinal);
        Assert.Equal(entry.Id, (await db.LedgerPending.SingleAsync()).EntryId);
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Ledger_WhenSomebodyEditsIt_RefusesToChange(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        await AddServiceAsync(open);
        await using var db = open();
        await Assert.ThrowsAnyAsync<Exception>(() => db.LedgerEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Type, "forged")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.LedgerPending.ExecuteDeleteAsync().ContinueWith(_ => db.LedgerEntries.ExecuteDeleteAsync()).Unwrap());
        Assert.Equal("service.submitted", await db.LedgerEntries.Select(e => e.Type).SingleAsync());
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task TryLock_WhileAnotherHoldsIt_IsRefused(DatabaseProvider provider)
    {
        var open = await TestContexts.OnNewDatabaseAsync(provider);
        await using var first = open();
        await using var second = open();
        await using var held = await first.Database.BeginTransactionAsync();
        await using var waiting = await second.Database.BeginTransactionAsync();
        Assert.True(await first.Dialect.TryLockAsync(first, "a-lock", CancellationToken.None));
        Assert.False(await second.Dialect.TryLockAsync(second, "a-lock", CancellationToken.None));
        await held.CommitAsync();
        Assert.True(await second.Dialect.TryLockAsync(second, "a-lock", CancellationToken.None));
    }

    private static async Task<(Service Service, Organisation Organisation)> AddServiceAsync(Func<PortalDbContext> open)
    {
        var organisation = Organisation.Create(OrganisationId.New(), "TEST", new LocalizedText("Test", "آزمائش"), OrganisationKind.Provincial, Region.Punjab, new DateOnly(2020, 1, 1));
        var service = Service.Start(ServiceId.New(), organisation, Officer, Now);
        service.Save(new ServiceAbout { Name = new LocalizedText("Birth registration", "پیدائش کا اندراج"), SummaryEn = "Registers births.", LegalBasis = "Act" }, Now);
        service.Save(new ServiceContacts { Owner = "Owner", SecurityContact = "security@test.example" }, Now);
        service.Save(new ServiceData { Class = DataClass.Restricted, PersonalData = PersonalDataTier.Sensitive, RetentionDays = 365 }, Now);
        service.Save(new ServicePlacements([
            new Placement { Role = PlacementRole.Primary, Kind = PlacementKind.DataCentre, Country = "PK", Site = "Lahore 1", AccreditedFor = DataClass.Secret, AccreditedUntil = new DateOnly(2027, 1, 1) },
            new Placement { Role = PlacementRole.Backup }]), Now);
        service.Save(new ServiceFlows([new CrossBorderFlow { Country = "SG", DataCategories = "Names" }], DeclaredNone: false), Now);
        service.Save(new ServiceSafeguards { EncryptedAtRest = true, EncryptedInTransit = true }, Now);
        Assert.True(service.Submit(Officer, Now).IsSuccess);
        await using var db = open();
        db.Organisations.Add(organisation);
        db.Services.Add(service);
        await db.CommitAsync(CancellationToken.None);
        return (service, organisation);
    }
}
