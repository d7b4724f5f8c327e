using System.Linq.Expressions;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>What the databases do differently when a page of the register is sought.</summary>
public interface IRegisterSql
{
    /// <summary>Whether texts are sorted by their characters alone, as here, and not as a language would have it.</summary>
    bool SortsOrdinally { get; }

    /// <summary>The entries beyond a place of an order by a key and then by id; both run the same way.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="entries">Entries.</param>
    /// <param name="key">What is sorted by.</param>
    /// <param name="value">The key at the place.</param>
    /// <param name="id">The id at the place.</param>
    /// <param name="ascending">The entries after the place; otherwise those before it.</param>
    IQueryable<RegisterEntry> Beyond<TKey>(IQueryable<RegisterEntry> entries, Expression<Func<RegisterEntry, TKey>> key, TKey value, ServiceId id, bool ascending);

    /// <summary>About how many entries there are: what the database expects before it looks; where it does not say, they are counted off.</summary>
    /// <param name="entries">Entries.</param>
    /// <param name="most">More than so many need not be told apart.</param>
    /// <param name="ct">Cancels.</param>
    Task<int> EstimateAsync(IQueryable<RegisterEntry> entries, int most, CancellationToken ct);
}
