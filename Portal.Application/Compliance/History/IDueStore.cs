using Portal.Domain.Compliance.Policies;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.History;

/// <summary>Reads the facts whose dates are counted and writes the counts, by the fastest way the database has.</summary>
public interface IDueStore
{
    /// <summary>The next registered services of an organisation in the order of their ids.</summary>
    /// <param name="owner">The organisation.</param>
    /// <param name="after">The last service of the block before; null for the first block.</param>
    /// <param name="take">The most services wanted.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<JudgedService>> ReadAsync(OrganisationId owner, ServiceId? after, int take, DateOnly today, CancellationToken ct);

    /// <summary>Adds counts and the services behind them, in the transaction that the pipeline commits.</summary>
    /// <param name="tallies">The counts.</param>
    /// <param name="lists">The services.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(IReadOnlyCollection<DueTally> tallies, IReadOnlyCollection<DueList> lists, CancellationToken ct);
}
