using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Security;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Security;

public sealed class SecurityLogTests(SecurityLogTests.Origin portal) : IClassFixture<SecurityLogTests.Origin>
{
    private SecurityLog Log => portal.Services.GetRequiredService<SecurityLog>();

    [Fact]
    [Asvs("16.2.5")]
    public async Task RecordAsync_WhenItReturns_HasKeptTheEventUnderThePseudonym()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        await Log.RecordAsync(new SecurityEvent(SecurityEventType.SignIn, SecurityOutcome.Success, person.Id, "PITB", "oidc"), CancellationToken.None);
        var kept = await OfAsync(person);
        Assert.Equal((SecurityEventType.SignIn, "PITB", "oidc"), (kept.Type, kept.Organisation, kept.Subject));
        Assert.Equal(("PK", "203.0.113.0/24"), (kept.Country, kept.Network));
        Assert.Equal(portal.Clock.GetUtcNow().AddDays(400), kept.KeepUntil);
    }

    [Fact]
    public async Task Enlist_WhenTheChangeIsNotCommitted_KeepsNothing()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var happened = new SecurityEvent(SecurityEventType.RightsChanged, SecurityOutcome.Success, person.Id);
        await portal.InScopeAsync(scope => Log.EnlistAsync(scope.GetRequiredService<IPortalDb>(), happened, CancellationToken.None));
        Assert.False(await portal.InDbAsync(db => db.SecurityEvents.AnyAsync(e => e.Actor == person.Pseudonym)));

        await portal.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<IPortalDb>();
            await Log.EnlistAsync(db, happened, CancellationToken.None);
            await db.CommitAsync(CancellationToken.None);
        });
        Assert.Equal(SecurityEventType.RightsChanged, (await OfAsync(person)).Type);
    }

    [Fact]
    [Asvs("16.3.2")]
    public async Task Request_WhenRefused_IsNotedWithThePermissionThatWasMissing()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.NotNull((await portal.SendAsync(person, new ListPeopleQuery(new PeopleFilter(), new PageRequest()))).Error);
        await Log.FlushAsync(CancellationToken.None);
        var kept = await OfAsync(person);
        Assert.Equal((SecurityEventType.Refused, SecurityOutcome.Failure, nameof(ListPeopleQuery), Permissions.Administration.ReadPeople), (kept.Type, kept.Outcome, kept.Subject, kept.Reason));
    }

    [Fact]
    public async Task Request_ForAThingOfSomebodyElse_IsNotedAsUnknown()
    {
        var (owner, stranger) = (await portal.PersonAsync("PITB", Role.ProvincialItOfficer), await portal.PersonAsync("KPITB", Role.ProvincialItOfficer));
        var (id, _) = await portal.DraftAsync(owner);
        Assert.NotNull((await portal.SendAsync(stranger, new GetServiceQuery(id))).Error);
        await Log.FlushAsync(CancellationToken.None);
        Assert.Equal((SecurityEventType.UnknownThing, nameof(GetServiceQuery)), ((await OfAsync(stranger)).Type, (await OfAsync(stranger)).Subject));
    }

    [Fact]
    [Asvs("16.4.1")]
    public async Task Record_WithHostileText_IsKeptAsOneHarmlessLine()
    {
        var subject = "a\r\nb\0" + new string('x', 500) + "\uD800";
        Log.Record(new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, Subject: subject) { Pseudonym = "p-hostile" });
        await Log.FlushAsync(CancellationToken.None);
        var kept = await portal.InDbAsync(db => db.SecurityEvents.SingleAsync(e => e.Actor == "p-hostile"));
        Assert.StartsWith("a  b xxx", kept.Subject, StringComparison.Ordinal);
        Assert.Equal(SecurityRecord.TextMaxLength, kept.Subject!.Length);
    }

    [Fact]
    public async Task Record_WhenTheQueueIsFull_CountsWhatIsLostAndSaysSo()
    {
        using var log = new SecurityLog(
            portal.Services.GetRequiredService<IServiceScopeFactory>(), new Origin.Lahore(), new SecurityLogOptions { Capacity = 3 }, portal.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<SecurityLog>.Instance);
        for (var i = 0; i < 10; i++) log.Record(new SecurityEvent(SecurityEventType.RateLimited, SecurityOutcome.Failure, Subject: "full") { Pseudonym = "p-full" });
        await log.FlushAsync(CancellationToken.None);
        Assert.Equal(3, await portal.InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Actor == "p-full")));
        Assert.Equal(7, await portal.InDbAsync(db => db.SecurityEvents.Where(e => e.Type == SecurityEventType.EventsLost).Select(e => e.Rows).SingleAsync()));
    }

    [Fact]
    public async Task Record_WhenTheOriginFails_DoesNotFailTheCaller()
    {
        using var log = new SecurityLog(
            portal.Services.GetRequiredService<IServiceScopeFactory>(), new Origin.Gone(), new SecurityLogOptions(), portal.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<SecurityLog>.Instance);
        Assert.Null(Record.Exception(() => log.Record(new SecurityEvent(SecurityEventType.SignOut, SecurityOutcome.Success) { Pseudonym = "p-gone" })));
        await log.FlushAsync(CancellationToken.None);
        Assert.False(await portal.InDbAsync(db => db.SecurityEvents.AnyAsync(e => e.Actor == "p-gone")));
    }

    [Fact]
    [Asvs("16.4.2")]
    public async Task Events_WhileTheyAreToBeKept_CannotBeChangedOrDeletedByAnybody()
    {
        await Log.RecordAsync(new SecurityEvent(SecurityEventType.BreakGlass, SecurityOutcome.Success) { Pseudonym = "p-kept" }, CancellationToken.None);
        await portal.InDbAsync(async db =>
        {
            var mine = db.SecurityEvents.Where(e => e.Actor == "p-kept");
            await Assert.ThrowsAnyAsync<Exception>(() => mine.ExecuteDeleteAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => mine.ExecuteUpdateAsync(e => e.SetProperty(x => x.KeepUntil, DateTimeOffset.UnixEpoch)));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("TRUNCATE security_events"));
            Assert.Equal(1, await mine.CountAsync());
            return 0;
        });
    }

    [Fact]
    public async Task Events_PastTheirTime_CanBeDeleted()
    {
        await portal.InDbAsync(async db =>
        {
            db.SecurityEvents.Add(new SecurityRecord
            {
                Id = SecurityEventId.New(),
                At = DateTimeOffset.UnixEpoch,
                Type = SecurityEventType.SignOut,
                Outcome = SecurityOutcome.Success,
                Actor = "p-old",
                KeepUntil = DateTimeOffset.UnixEpoch.AddDays(400),
            });
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.SecurityEvents.Where(e => e.Actor == "p-old").ExecuteDeleteAsync());
            return 0;
        });
    }

    private Task<SecurityRecord> OfAsync(Person person) => portal.InDbAsync(db => db.SecurityEvents.AsNoTracking().SingleAsync(e => e.Actor == person.Pseudonym));

    /// <summary>A portal whose requests all come from one network in Lahore.</summary>
    public sealed class Origin : TestPortal
    {
        protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IRequestOrigin, Lahore>());

        internal sealed class Lahore : IRequestOrigin
        {
            public ClientNetwork Current => new("PK", ClientNetwork.Truncate(IPAddress.Parse("203.0.113.77")));
        }

        internal sealed class Gone : IRequestOrigin
        {
            public ClientNetwork Current => throw new ObjectDisposedException("request");
        }
    }
}
