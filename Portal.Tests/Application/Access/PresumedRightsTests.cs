using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Tokens;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>A use case begins on the rights last known; nothing may come of it but what those of this moment allow.</summary>
public sealed class PresumedRightsTests : TestPortal
{
    private readonly Held _held = new();

    [Fact]
    public async Task Command_OnRightsThatAreGoneElsewhere_ChangesNothing()
    {
        var person = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Null((await SendAsync(person, new StartServiceCommand(ServiceId.New()))).Error);
        var before = await CountAsync();

        // Another node took the role away: this one still knows the old rights.
        await InDbAsync(db => db.RoleGrants.Where(g => g.PersonId == person.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.WithdrawnAt, Clock.GetUtcNow())));
        Assert.Equal(Error.Forbidden, (await SendAsync(person, new StartServiceCommand(ServiceId.New()))).Error);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Query_OnRightsThatAreGoneElsewhere_AnswersNothing()
    {
        var person = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Null((await SendAsync(person, new ListServicesQuery(new ServiceFilter(), new ServicePaging()))).Error);
        await InDbAsync(db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PersonState.Disabled)));
        Assert.Equal(Error.Forbidden, (await SendAsync(person, new ListServicesQuery(new ServiceFilter(), new ServicePaging()))).Error);
    }

    [Fact]
    public async Task Command_OnRightsThatWereGivenElsewhere_IsLetThrough()
    {
        var person = await PersonAsync("PITB", Role.MinistryOfficial);
        Assert.Equal(Error.Forbidden, (await SendAsync(person, new ListPeopleQuery(new PeopleFilter(), new PageRequest()))).Error);
        await InDbAsync(db => db.RoleGrants.Where(g => g.PersonId == person.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.Role, Role.OrganisationAdministrator)));
        Assert.Null((await SendAsync(person, new ListPeopleQuery(new PeopleFilter(), new PageRequest()))).Error);
    }

    [Fact]
    public async Task Command_WhileTheAnswerIsOnItsWay_WaitsWithTheCommit()
    {
        var person = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Null((await SendAsync(person, new StartServiceCommand(ServiceId.New()))).Error);
        var before = await CountAsync();
        _held.Gate = new TaskCompletionSource();
        var sent = SendAsync(person, new StartServiceCommand(ServiceId.New()));
        await Task.Delay(TimeSpan.FromMilliseconds(300));

        Assert.False(sent.IsCompleted);
        Assert.Equal(before, await CountAsync());
        _held.Gate.SetResult();
        Assert.Null((await sent).Error);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Commands_MoreAtOnceThanThereAreConnections_AllEnd()
    {
        var person = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Null((await SendAsync(person, new StartServiceCommand(ServiceId.New()))).Error);
        var sent = Enumerable.Range(0, 250).Select(_ => Task.Run(() => SendAsync(person, new GetMeQuery())));
        Assert.All(await Task.WhenAll(sent).WaitAsync(TimeSpan.FromSeconds(60)), result => Assert.Null(result.Error));
    }

    protected override void Configure(IServiceCollection services)
    {
        var real = services.Single(s => s.ServiceType == typeof(ICallerRights)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<ICallerRights>(provider => _held.Around((ICallerRights)ActivatorUtilities.CreateInstance(provider, real))));
    }

    private Task<int> CountAsync() => InDbAsync(db => db.Services.CountAsync());

    /// <summary>The real rights, whose answers can be held up on their way.</summary>
    private sealed class Held
    {
        public TaskCompletionSource? Gate { get; set; }

        public ICallerRights Around(ICallerRights real) => new Slow(real, Gate?.Task ?? Task.CompletedTask);

        private sealed class Slow(ICallerRights real, Task gate) : ICallerRights
        {
            public AskedRights Ask(PersonId person, SessionId? session, ApiTokenId? token, bool presume, CancellationToken ct)
            {
                var asked = real.Ask(person, session, token, presume, ct);
                return asked with { Now = HeldUpAsync(asked.Now) };
            }

            private async Task<CallerRights?> HeldUpAsync(Task<CallerRights?> answer)
            {
                await gate;
                return await answer;
            }
        }
    }
}
