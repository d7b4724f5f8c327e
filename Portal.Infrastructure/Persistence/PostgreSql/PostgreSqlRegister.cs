using System.Data;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Register;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>A row comparison is one range of the index.</summary>
internal sealed class PostgreSqlRegister : IRegisterSql
{
    // The register's columns have the collation "C" (RegisterIndexes).
    public bool SortsOrdinally => true;

    public IQueryable<RegisterEntry> Beyond<TKey>(IQueryable<RegisterEntry> entries, Expression<Func<RegisterEntry, TKey>> key, TKey value, ServiceId id, bool ascending)
    {
        // What a closure holds becomes a parameter, so that one plan serves every place.
        var place = new StrongBox<(TKey Value, ServiceId Id)>((value, id));
        Expression<Func<TKey>> placeValue = () => place.Value.Value;
        Expression<Func<ServiceId>> placeId = () => place.Value.Id;
        var entry = key.Parameters[0];
        var compare = typeof(NpgsqlDbFunctionsExtensions).GetMethod(
            ascending ? nameof(NpgsqlDbFunctionsExtensions.GreaterThan) : nameof(NpgsqlDbFunctionsExtensions.LessThan), [typeof(DbFunctions), typeof(ITuple), typeof(ITuple)])!;
        var beyond = Expression.Call(
            compare,
            Expression.Constant(EF.Functions),
            Tuple<TKey>(key.Body, Expression.Property(entry, nameof(RegisterEntry.Id))),
            Tuple<TKey>(placeValue.Body, placeId.Body));
        return entries.Where(Expression.Lambda<Func<RegisterEntry, bool>>(beyond, entry));
    }

    public async Task<int> EstimateAsync(IQueryable<RegisterEntry> entries, int most, CancellationToken ct)
    {
        await using var command = entries.CreateDbCommand();
        // The statement is the model's own; what people type is in its parameters.
#pragma warning disable CA2100
        command.CommandText = "EXPLAIN (FORMAT JSON) " + command.CommandText;
#pragma warning restore CA2100
        var opens = command.Connection!.State == ConnectionState.Closed;
        if (opens) await command.Connection.OpenAsync(ct);
        try
        {
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(ct))!);
            return (int)Math.Min(plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble(), int.MaxValue);
        }
        finally
        {
            if (opens) await command.Connection.CloseAsync();
        }
    }

    private static UnaryExpression Tuple<TKey>(Expression value, Expression id) =>
        Expression.Convert(Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [typeof(TKey), typeof(ServiceId)], value, id), typeof(ITuple));
}
