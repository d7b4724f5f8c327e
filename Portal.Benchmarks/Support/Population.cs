namespace Portal.Benchmarks.Support;

/// <summary>
/// Multiplies services with all that belongs to them, inside the database. Columns are asked of the database, so that a change of the
/// model changes nothing here.
/// </summary>
internal sealed class Population(BenchPortal portal)
{
    private const string Registered = "state = 'Registered'";

    // What hangs on a service, and the column that names the service.
    private static readonly (string Table, string Owner)[] Parts = [("placements", "service_id"), ("flows", "service_id"), ("service_steps", "service_id"), ("compliance_summaries", "service_id"), ("service_facts", "service_id")];

    // Numbers of copies are never used twice: what was copied as a filing may be copied again as a registered service.
    private static long numbered;

    /// <summary>Copies the registered services until there are about so many.</summary>
    public async Task GrowAsync(int services, CancellationToken ct)
    {
        var present = await portal.ScalarAsync<long>($"SELECT count(*) FROM services WHERE {Registered}", ct);
        var originals = await portal.ScalarAsync<long>($"SELECT count(*) FROM services WHERE {Registered} AND {IsOriginal("id")}", ct);
        var times = (services - present) / originals;
        if (times > 0) await MultiplyAsync(times, ct);
        // A server that has been in use for a while holds the rows of lists in its memory; one that has just started does not.
        await portal.ScalarAsync<long>("SELECT count(name_ur) FROM register_entries", ct);
    }

    private async Task MultiplyAsync(long times, CancellationToken ct)
    {
        await WithoutIndexesAsync([.. Parts.Select(p => p.Table), "services"], () => CopyAsync(Registered, times, ct), ct);
        await WithoutIndexesAsync(["register_entries"], () => portal.RebuildRegisterAsync(ct), ct);
        await portal.ExecuteAsync("VACUUM ANALYZE", ct);
    }

    // Rows go in fastest where no index has to follow each of them.
    private async Task WithoutIndexesAsync(IEnumerable<string> tables, Func<Task> write, CancellationToken ct)
    {
        var found = await portal.ScalarAsync<string>(
            $"""
            SELECT coalesce(string_agg(c.relname || '|' || pg_get_indexdef(c.oid), E'\n'), '') FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
            WHERE NOT i.indisprimary AND i.indrelid::regclass::text IN ({string.Join(", ", tables.Select(t => $"'{t}'"))})
            """,
            ct);
        var indexes = found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 2)).ToList();
        foreach (var index in indexes) await portal.ExecuteAsync($"DROP INDEX {Quoted(index[0])}", ct);
        await write();
        foreach (var index in indexes) await portal.ExecuteAsync(index[1], ct);
    }

    /// <summary>Copies the services that a condition names so many times.</summary>
    public async Task CopyAsync(string condition, long times, CancellationToken ct)
    {
        await portal.ExecuteAsync(await StatementAsync("services", "id", $"WHERE {condition}", times, ct), ct);
        foreach (var (table, owner) in Parts)
            await portal.ExecuteAsync(await StatementAsync(table, owner, $"WHERE {owner} IN (SELECT id FROM services WHERE {condition} AND {IsOriginal("id")})", times, ct), ct);
        numbered += times;
        await portal.ExecuteAsync("ANALYZE", ct);
    }

    private async Task<string> StatementAsync(string table, string owner, string where, long times, CancellationToken ct)
    {
        var list = await portal.ScalarAsync<string>(
            $"SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' AND is_generated = 'NEVER'", ct);
        var columns = list.Split(',');
        var values = columns.Select(c => Value(table, c, owner));
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(Quoted))}) SELECT {string.Join(", ", values)} FROM {table} CROSS JOIN generate_series({numbered + 1}, {numbered + times}) AS n {where} AND {IsOriginal(owner)} ORDER BY n";
    }

    // Like the portal's own, new ids grow with time; what a copy was made from shows in the rest.
    private static string Value(string table, string column, string owner) => (table, column) switch
    {
        _ when column == owner || column == "id" => $"(lpad(to_hex(n), 8, '0') || substr(md5({column}::text), 9))::uuid",
        ("services", "code") => "left(code, 20 - length(n::text) - 1) || '-' || n",
        ("services", "name_en") => "left(name_en, 380) || ' ' || n",
        // A register is changed here and there for years; the copies of one service are not changed on one day.
        ("services", "saved_at") => "saved_at - n * interval '7 hours'",
        _ => Quoted(column),
    };

    private static string IsOriginal(string id) => $"{id}::text NOT LIKE '0000%'";

    private static string Quoted(string column) => $"\"{column}\"";
}
