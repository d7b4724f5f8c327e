using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Application;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure;
using Portal.Infrastructure.Access.Keys;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Persistence.Embedded;
using Portal.Infrastructure.Setup;

namespace Portal.Benchmarks.Support;

/// <summary>The portal without its pages: real use cases on a durable embedded PostgreSQL, with the demonstration's data.</summary>
internal sealed class BenchPortal : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly ServiceProvider _services;

    private BenchPortal(EmbeddedPostgres server, ServiceProvider services, string folder)
    {
        _server = server;
        _services = services;
        MasterKey = MasterKeyOf(folder);
    }

    public IServiceProvider Services => _services;

    public string ConnectionString => _server.ConnectionString;

    /// <summary>The file with what protects its keys, for a program that works on the same database.</summary>
    public string MasterKey { get; }

    public static async Task<BenchPortal> StartAsync(string folder, CancellationToken ct)
    {
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder, Durable = true }, NullLogger.Instance, ct);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddPortalApplication().AddPortalInfrastructure(new DatabaseOptions(DatabaseProvider.PostgreSql, server.ConnectionString));
        AddKeys(services, folder);
        services.AddSingleton<BenchNetwork>();
        services.AddSingleton<INetworkEvidence>(provider => provider.GetRequiredService<BenchNetwork>());
        var portal = new BenchPortal(server, services.BuildServiceProvider(), folder);
        await portal._services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await using (var scope = portal._services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DemoDataSeeder>().SeedAsync(ct);
        }

        await portal.ExecuteAsync("ANALYZE", ct);
        return portal;
    }

    /// <summary>People of the demonstration with a role, of one organisation or of any.</summary>
    public static IReadOnlyList<PersonId> People(Role role, string? organisation = null) =>
        [.. DemoPeople.All.Where(p => p.Role == role && (organisation is null || p.OrganisationCode == organisation)).Select(p => p.Id)];

    /// <summary>One person of each organisation that has people with the role.</summary>
    public static IReadOnlyList<PersonId> OnePerOrganisation(Role role) =>
        [.. DemoPeople.All.Where(p => p.Role == role).DistinctBy(p => p.OrganisationCode).Select(p => p.Id)];

    /// <summary>Runs a use case for a person.</summary>
    public Task<T> SendAsync<T>(PersonId person, IRequest<T> request, CancellationToken ct) => _services.GetRequiredService<UseCaseRunner>().SendAsync(person, request, ct);

    /// <summary>Runs a use case for somebody who signed in.</summary>
    public Task<T> SendAsync<T>(SignedIn who, IRequest<T> request, CancellationToken ct) => _services.GetRequiredService<UseCaseRunner>().SendAsync(who, request, ct);

    /// <summary>Runs a use case for a job.</summary>
    public Task<T> SendAsync<T>(Actor system, IRequest<T> request, CancellationToken ct) => _services.GetRequiredService<UseCaseRunner>().SendAsync(system, request, ct);

    /// <summary>What a use case answers; a refusal ends the benchmark, which then measures nothing.</summary>
    public async Task<T> DemandAsync<T>(PersonId person, IRequest<Result<T>> request, CancellationToken ct) => Granted(request, await SendAsync(person, request, ct)).Value;

    /// <summary>The same for somebody who signed in.</summary>
    public async Task<T> DemandAsync<T>(SignedIn who, IRequest<Result<T>> request, CancellationToken ct) => Granted(request, await SendAsync(who, request, ct)).Value;

    /// <summary>Runs a use case that answers nothing; a refusal ends the benchmark.</summary>
    public async Task DemandAsync(PersonId person, IRequest<Result> request, CancellationToken ct) => Granted(request, await SendAsync(person, request, ct));

    /// <summary>The same for somebody who signed in.</summary>
    public async Task DemandAsync(SignedIn who, IRequest<Result> request, CancellationToken ct) => Granted(request, await SendAsync(who, request, ct));

    /// <summary>A session of a person, as a sign-in starts it.</summary>
    public async Task<SignedIn> SignInAsync(PersonId person, CancellationToken ct)
    {
        var command = new StartSessionCommand(person, SignInMethod.Demo, new SessionOrigin("Bench", "Linux", ""));
        return new SignedIn(person, Granted(command, await SendAsync(SessionKeeper.Actor, command, ct)).Value);
    }

    /// <summary>Reads the database directly.</summary>
    public async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    /// <summary>Makes the register's read table anew from services that were written behind its back.</summary>
    public async Task RebuildRegisterAsync(CancellationToken ct)
    {
        await using (var scope = _services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RegisterRebuild>().RunAsync(ct);
        }

        await ExecuteAsync("VACUUM ANALYZE register_entries", ct);
    }

    /// <summary>Forgets what was counted a moment ago.</summary>
    public void Forget() => _services.GetRequiredService<RegisterCubes>().Forget();

    public Task<int> ExecuteAsync(string sql, CancellationToken ct) => WithCommandAsync(sql, command => command.ExecuteNonQueryAsync(ct), ct);

    public Task<T> ScalarAsync<T>(string sql, CancellationToken ct) => WithCommandAsync(sql, async command => (T)(await command.ExecuteScalarAsync(ct))!, ct);

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }

    // The program's own ring of keys: a token that is made here is known there.
    private static void AddKeys(IServiceCollection services, string folder)
    {
        services.AddDataProtection().SetApplicationName("portal");
        services.AddSingleton<DatabaseKeys>().AddSingleton(MasterKeyFile.ReadOrMake(MasterKeyOf(folder)));
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeys, MasterKeys>((options, ring, master) => (options.XmlRepository, options.XmlEncryptor) = (ring, new MasterKeyEncryptor(master)));
    }

    private static string MasterKeyOf(string folder) => Path.Combine(folder, "master.key");

    private static T Granted<T>(object request, T result)
        where T : IResult<T> =>
        result.Error is { } refusal ? throw new InvalidOperationException($"{request.GetType().Name} was refused: {refusal.Code}") : result;

    private async Task<T> WithCommandAsync<T>(string sql, Func<NpgsqlCommand, Task<T>> run, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);

        // Every statement is the benchmark's own; nobody else's words are in it.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return await run(command);
    }
}
