using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Security;

public sealed class AlertTests : IAsyncLifetime
{
    private readonly TestPortal _portal = new();

    public static TheoryData<AlertPattern> Patterns => [.. Enum.GetValues<AlertPattern>()];

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Evaluate_AtTheThreshold_RaisesOneAlertHoweverOftenItRuns(AlertPattern pattern)
    {
        var threshold = new AlertThresholds()[pattern];
        await BurstAsync(pattern, threshold.Count - 1, "below");
        Assert.Equal(0, await EvaluateAsync());

        await BurstAsync(pattern, threshold.Count, "over");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryEvaluateAsync()));
        Assert.Equal(0, await EvaluateAsync());
        var alert = await _portal.InDbAsync(db => db.SecurityAlerts.SingleAsync());
        Assert.Equal((pattern, "over"), (alert.Pattern, alert.Subject));
        Assert.Equal(threshold.Count, alert.Count);
        Assert.Equal(1, await _portal.InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Type == SecurityEventType.AlertRaised)));
    }

    [Fact]
    public async Task Evaluate_WhenABurstGoesOnIntoTheNextWindow_DoesNotRaiseItTwice()
    {
        var window = new AlertThresholds()[AlertPattern.ManyRefusals].Window;
        await BurstAsync(AlertPattern.ManyRefusals, 20, "steady");
        Assert.Equal(1, await EvaluateAsync());
        _portal.Clock.Advance(window - TimeSpan.FromMinutes(1));
        await BurstAsync(AlertPattern.ManyRefusals, 20, "steady");
        Assert.Equal(0, await EvaluateAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await BurstAsync(AlertPattern.ManyRefusals, 20, "steady");
        Assert.Equal(1, await EvaluateAsync());
    }

    [Fact]
    public async Task Evaluate_OfEventsThatAreOld_RaisesNothing()
    {
        await BurstAsync(AlertPattern.ManyRefusals, 40, "old");
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await EvaluateAsync());
    }

    [Fact]
    public async Task Alert_WhenRaised_TellsTheAdministratorsAndWaitsUntilOneHasLooked()
    {
        var administrator = await _portal.PersonAsync("PDA", Role.PdaAdministrator);
        var officer = await _portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        await BurstAsync(AlertPattern.BreakGlassUsed, 1, "emergency");
        Assert.Equal(1, await EvaluateAsync());
        var told = Assert.Single((await _portal.SendAsync(administrator, new ListNotificationsQuery(new PageRequest()))).Value.Items);
        Assert.Equal("security.alert-raised", told.Type);
        Assert.Empty((await _portal.SendAsync(officer, new ListNotificationsQuery(new PageRequest()))).Value.Items);

        var alert = Assert.Single((await _portal.SendAsync(administrator, new ListAlertsQuery(AlertState.Open, new PageRequest()))).Value.Items);
        Assert.Equal(Error.Forbidden, (await _portal.SendAsync(officer, new AcknowledgeAlertCommand(alert.Id, alert.Version, "Mine."))).Error);
        Assert.Equal("Common.Invalid", (await _portal.SendAsync(administrator, new AcknowledgeAlertCommand(alert.Id, alert.Version, " "))).Error!.Code);
        Assert.Null((await _portal.SendAsync(administrator, new AcknowledgeAlertCommand(alert.Id, alert.Version, "A drill."))).Error);
        Assert.Equal(Error.Stale, (await _portal.SendAsync(administrator, new AcknowledgeAlertCommand(alert.Id, alert.Version, "Again."))).Error);
        Assert.Empty((await _portal.SendAsync(administrator, new ListAlertsQuery(AlertState.Open, new PageRequest()))).Value.Items);
        var now = Assert.Single((await _portal.SendAsync(administrator, new ListAlertsQuery(AlertState.Acknowledged, new PageRequest()))).Value.Items);
        Assert.Equal((AlertState.Acknowledged, "A drill.", administrator.Name), (now.State, now.Note, now.AcknowledgedBy));
        Assert.True(await _portal.InDbAsync(db => db.LedgerEntries.AnyAsync(e => e.Type == "security.alert-acknowledged" && e.Subject == alert.Id.Code)));
    }

    [Fact]
    public async Task Purge_OfEventsWhoseTimeIsOver_DeletesThoseAloneAndSaysSo()
    {
        var now = _portal.Clock.GetUtcNow();
        await _portal.InDbAsync(async db =>
        {
            db.SecurityEvents.AddRange(Enumerable.Range(0, 7).Select(i => Event(SecurityEventType.SignOut, "p-x", now.AddDays(-500 + i), i < 5 ? now.AddDays(-1) : now.AddDays(1))));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(5, (await _portal.SendAsync(SecurityWatch.Actor, new PurgeSecurityEventsCommand())).Value);
        Assert.Equal(2, await _portal.InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Type == SecurityEventType.SignOut)));
        Assert.Equal(5, await _portal.InDbAsync(db => db.SecurityEvents.Where(e => e.Type == SecurityEventType.Retention).Select(e => e.Rows).SingleAsync()));
        Assert.Equal(0, (await _portal.SendAsync(SecurityWatch.Actor, new PurgeSecurityEventsCommand())).Value);
    }

    private async Task<int> EvaluateAsync() => (await _portal.SendAsync(SecurityWatch.Actor, new EvaluateAlertsCommand())).Value;

    private async Task TryEvaluateAsync()
    {
        // Run at once, one of them writes the alert and the others find it written.
        var result = await _portal.SendAsync(SecurityWatch.Actor, new EvaluateAlertsCommand());
        Assert.True(result.IsSuccess || result.Error == Error.Stale);
    }

    private Task<int> BurstAsync(AlertPattern pattern, int count, string subject)
    {
        var now = _portal.Clock.GetUtcNow();
        var events = pattern switch
        {
            AlertPattern.MassExport => [Event(SecurityEventType.Export, subject, now) with { Rows = count }],
            _ => Enumerable.Range(0, count).Select(i => pattern switch
            {
                AlertPattern.ManyRefusals => Event(i % 2 == 0 ? SecurityEventType.Refused : SecurityEventType.UnknownThing, subject, now),
                AlertPattern.ManySignInsRefused => Event(SecurityEventType.SignInRefused, null, now) with { Network = subject },
                AlertPattern.ManyWrongTokens => Event(SecurityEventType.TokenRefused, null, now) with { Network = subject },
                AlertPattern.TwoCountries => Event(SecurityEventType.SignIn, subject, now) with { Country = i == 0 ? "PK" : "SG" },
                _ => Event(SecurityEventType.BreakGlass, subject, now),
            }),
        };
        return _portal.InDbAsync(db =>
        {
            db.SecurityEvents.AddRange(events);
            return db.SaveChangesAsync();
        });
    }

    private static SecurityRecord Event(SecurityEventType type, string? actor, DateTimeOffset at, DateTimeOffset? keepUntil = null) => new()
    {
        Id = SecurityEventId.New(),
        At = at,
        Type = type,
        Outcome = SecurityOutcome.Failure,
        Actor = actor,
        KeepUntil = keepUntil ?? at.AddDays(400),
    };
}
