using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Tokens;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Tokens;

/// <summary>
/// The MAC keys of API tokens: kept in the database under data protection, held in memory by every node and looked for again
/// each minute, so that a token made on one node is known on all. Looking for a key never asks the database.
/// </summary>
/// <param name="scopes">A scope for the context.</param>
/// <param name="protection">Protects the keys.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
public sealed class TokenKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock, ILogger<TokenKeys> logger) : BackgroundService, ITokenKeys
{
    private const int KeyLength = 32;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Portal.ApiTokens.MacKey");
    private volatile TokenKey?[] _keys = new TokenKey?[byte.MaxValue + 1];

    /// <inheritdoc />
    public TokenKey Newest => Array.FindLast(_keys, k => k is not null) ?? throw new InvalidOperationException("The keys of API tokens have not been read yet.");

    /// <inheritdoc />
    public TokenKey? Find(byte number) => _keys[number];

    /// <summary>Reads the keys; makes the first one, or one more where none can be opened any longer.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var rows = await db.TokenKeys.AsNoTracking().OrderBy(k => k.Number).ToListAsync(ct);
        var opened = rows.ConvertAll(Open).OfType<TokenKey>().ToList();
        if (opened.Count == 0) opened.Add(await AddAsync(db, rows, ct));
        var keys = new TokenKey?[byte.MaxValue + 1];
        foreach (var key in opened) keys[key.Number] = key;
        _keys = keys;
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(LookAgain, clock);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LoadAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is DbException or InvalidOperationException or DbUpdateException)
                {
                    logger.LogWarning(failure, "The keys of API tokens could not be looked for; those known still hold");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private TokenKey? Open(ProtectedTokenKey row)
    {
        try
        {
            return new TokenKey(row.Number, Convert.FromBase64String(_protector.Unprotect(row.Content)));
        }
        catch (CryptographicException failure)
        {
            logger.LogError(failure, "Key {Number} of API tokens cannot be opened: its tokens are refused until the folder with the portal's keys is restored", row.Number);
            return null;
        }
    }

    // Two nodes that begin at once: the number is the table's key, so one of them adds and the other reads what was added.
    private async Task<TokenKey> AddAsync(PortalDbContext db, List<ProtectedTokenKey> rows, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var row = new ProtectedTokenKey((byte)(rows.Count == 0 ? 1 : rows[^1].Number + 1), _protector.Protect(Convert.ToBase64String(key)), clock.GetUtcNow());
        db.TokenKeys.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return new TokenKey(row.Number, key);
        }
        catch (DbUpdateException taken) when (db.Dialect.IsUniqueViolation(taken))
        {
            db.ChangeTracker.Clear();
            return Open(await db.TokenKeys.AsNoTracking().SingleAsync(k => k.Number == row.Number, ct))
                ?? throw new InvalidOperationException("Another node's key of API tokens cannot be opened: let all nodes share the folder with the portal's keys.", taken);
        }
    }
}
