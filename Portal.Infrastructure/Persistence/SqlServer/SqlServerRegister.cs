using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Register;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server compares no rows and knows no likeness of words: a place is two conditions, and a word that nothing holds finds nothing.</summary>
internal sealed class SqlServerRegister : IRegisterSql
{
    public bool SortsOrdinally => false;

    public IQueryable<RegisterEntry> Beyond<TKey>(IQueryable<RegisterEntry> entries, Expression<Func<RegisterEntry, TKey>> key, TKey value, ServiceId id, bool ascending)
    {
        var place = new StrongBox<(TKey Value, ServiceId Id)>((value, id));
        Expression<Func<TKey>> placeValue = () => place.Value.Value;
        Expression<Func<ServiceId>> placeId = () => place.Value.Id;
        var entry = key.Parameters[0];
        var further = Compare(key.Body, placeValue.Body, ascending);
        var sameAndFurther = Expression.AndAlso(
            Expression.Equal(key.Body, placeValue.Body),
            Compare(Expression.Property(entry, nameof(RegisterEntry.Id)), placeId.Body, ascending));
        return entries.Where(Expression.Lambda<Func<RegisterEntry, bool>>(Expression.OrElse(further, sameAndFurther), entry));
    }

    public Task<int> EstimateAsync(IQueryable<RegisterEntry> entries, int most, CancellationToken ct) => entries.Take(most + 1).CountAsync(ct);

    // Texts and enumerations have no operators of order in an expression; the database compares them all the same.
    private static BinaryExpression Compare(Expression left, Expression right, bool ascending)
    {
        if (left.Type == typeof(string)) (left, right) = (Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0));
        else if (left.Type.IsEnum) (left, right) = (Expression.Convert(left, typeof(int)), Expression.Convert(right, typeof(int)));
        return ascending ? Expression.GreaterThan(left, right) : Expression.LessThan(left, right);
    }
}
