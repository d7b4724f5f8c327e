using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Infrastructure;
using Portal.Infrastructure.Ledger;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.ReferenceData;
using Portal.Infrastructure.Setup;
using Portal.Infrastructure.Tokens;
using Xunit;

namespace Portal.Tests.Support;

/// <summary>The portal without its pages: real use cases on a real database of its own, with a clock that tests set.</summary>
public class TestPortal : IAsyncLifetime
{
    private ServiceProvider? _services;
    private int _people;

    /// <summary>The portal's clock; starts on 20 November 2026, 09:00 in Pakistan.</summary>
    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero));

    /// <summary>The container.</summary>
    public IServiceProvider Services => _services!;

    /// <summary>The database's connection string.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        ConnectionString = await TestCluster.NewDatabaseAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalApplication().AddPortalInfrastructure(new DatabaseOptions(DatabaseProvider.PostgreSql, ConnectionString));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        Configure(services);
        _services = services.BuildServiceProvider(validateScopes: true);
        await InScopeAsync(scope => scope.GetRequiredService<ReferenceDataSeeder>().SeedAsync(CancellationToken.None));
        await Services.GetRequiredService<TokenKeys>().LoadAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
    }

    /// <summary>Runs a use case for a person.</summary>
    public Task<T> SendAsync<T>(Person? person, IRequest<T> request) => Services.GetRequiredService<UseCaseRunner>().SendAsync(person?.Id, request);

    /// <summary>Runs a use case for a job.</summary>
    public Task<T> SendAsync<T>(Actor system, IRequest<T> request) => Services.GetRequiredService<UseCaseRunner>().SendAsync(system, request);

    /// <summary>Reads or writes the database directly.</summary>
    public async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    /// <summary>Works with services of a scope.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>An organisation of the reference data.</summary>
    public Task<Organisation> OrganisationAsync(string code) => InDbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Code == code));

    /// <summary>A new person with roles in an organisation.</summary>
    public async Task<Person> PersonAsync(string organisation, params Role[] roles)
    {
        var owner = await OrganisationAsync(organisation);
        var number = Interlocked.Increment(ref _people);
        var person = Person.Create(PersonId.New(), new LocalizedText($"Person {number}", $"فرد {number}"), $"person{number}@test.example", owner.Id, roles);
        await InDbAsync(async db =>
        {
            db.People.Add(person);
            return await db.SaveChangesAsync();
        });
        return person;
    }

    /// <summary>Lets somebody go on at an organisation with other roles and without those held so far, as careers do.</summary>
    public async Task MoveToAsync(Person person, string organisation, params Role[] roles)
    {
        var next = (await OrganisationAsync(organisation)).Id;
        await InDbAsync(async db =>
        {
            await db.RoleGrants.Where(g => g.PersonId == person.Id).ExecuteDeleteAsync();
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.OrganisationId, next));
            db.RoleGrants.AddRange(Person.Create(person.Id, person.Name, person.Email, next, roles).Grants);
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Gives committed ledger entries their places.</summary>
    public Task<int> SealLedgerAsync() => Services.GetRequiredService<LedgerSequencer>().SealAsync(CancellationToken.None);

    /// <summary>Registers more, or replaces what is registered.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }
}
