using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence.PostgreSql;

namespace Portal.Tests.Support;

/// <summary>
/// A portal with fifty thousand entries in the register's read table, so that PostgreSQL plans as it does for many. No services stand behind them: only the
/// table's own queries are looked at.
/// </summary>
public sealed class LargeRegister : TestPortal
{
    private const int Entries = 50_000;

    private readonly CommandPlans _plans = new("register_entries");
    private Person _person = null!;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _person = await PersonAsync("PDA", Role.Auditor);
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO register_entries (id, code, name_en, name_ur, name_key, name_key_ur, organisation_id, owner_key, region, state, class_rank, outcome_rank, is_filed,
                countries, kinds, places, fail_mask, undetermined_mask, verdicts, search, changed)
            SELECT md5(n::text)::uuid, o.code || '-' || n, 'Service ' || n, '', 'service ' || md5(n::text), '~' || left(md5(n::text), 24), o.id, trim(regexp_replace(lower(o.name_en), '[^a-z0-9]+', ' ', 'g')), n % 8, CASE WHEN n % 9 = 0 THEN 2 ELSE 4 END, n / 8 % 6,
                CASE WHEN n % 7 = 0 THEN 0 ELSE 3 END, true, CASE WHEN n % 5000 = 0 THEN 'IS,PK' ELSE 'PK' END, CASE WHEN n % 5000 = 0 THEN 0 ELSE {Kind} END,
                CASE WHEN n % 5000 = 0 THEN ARRAY['c:IS', 'c:PK', 'abroad'] ELSE ARRAY['c:PK', 'k:DataCentre'] END,
                CASE WHEN n % 5000 = 1 THEN {Failed.Mask} ELSE 0 END, CASE WHEN n % 5000 = 1 THEN 0 ELSE {Undetermined.Mask} END,
                CASE WHEN n % 5000 = 1 THEN ARRAY[{FailedMark}] ELSE ARRAY[{UndeterminedMark}] END,
                ' ' || lower(o.code) || ' ' || n || ' ' || CASE WHEN n % 5000 = 2 THEN 'needle zz سوئی' ELSE 'service of ' || md5(n::text) END,
                now() - n * interval '1 minute'
            FROM generate_series(1, {Entries}) n JOIN (SELECT *, row_number() OVER (ORDER BY code) AS r, count(*) OVER () AS c FROM organisations) o ON o.r = abs(hashint4(n)) % o.c + 1;
            """));
        // Not in a transaction; it also marks all pages as visible to all, which an index alone needs to be enough.
        // Whoever else is at work in the server at that moment can keep it from doing so.
        do await InDbAsync(db => db.Database.ExecuteSqlAsync($"VACUUM ANALYZE register_entries"));
        while (await InDbAsync(db => db.Database.SqlQuery<bool>($"""SELECT relallvisible < relpages / 2 AS "Value" FROM pg_class WHERE oid = 'register_entries'::regclass""").SingleAsync()));
        // What the preparation asked is nobody's concern.
        await _plans.ExplainAsync(ConnectionString);
    }

    /// <summary>The plans of the queries of the register that a use case runs for somebody who reads across.</summary>
    internal async Task<(T Answer, IReadOnlyList<string> Plans)> PlansAsync<T>(IRequest<Result<T>> request)
    {
        var answer = (await SendAsync(_person, request)).Value;
        return (answer, await _plans.ExplainAsync(ConnectionString));
    }

    /// <summary>The plans of the queries of the register since the last time.</summary>
    internal Task<IReadOnlyList<string>> PlansAsync() => _plans.ExplainAsync(ConnectionString);

    /// <inheritdoc />
    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<PostgreSqlPortalDbContext>(options => options.AddInterceptors(_plans));

    /// <summary>The obligation for which nearly all services lack a fact.</summary>
    internal static Obligation Undetermined => ObligationCatalogue.All.First(o => o != Failed);

    private static Obligation Failed => ObligationCatalogue.Find("CFP-CLASS")!;

    private static string FailedMark => $"f{Failed.Bit}";

    private static string UndeterminedMark => $"u{Undetermined.Bit}";

    private static short Kind => RegisterEntry.KindBit(PlacementKind.DataCentre);
}
