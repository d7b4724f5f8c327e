using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Sandbox;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Dashboards;

/// <summary>Looks for a code or a name among everything the person may see.</summary>
/// <param name="Text">Part of a code or of a name in either language.</param>
[Requires(Permissions.Dashboards.Home)]
public sealed record SearchQuery(string Text) : IQuery<SearchResults>
{
    /// <summary>The most characters of <see cref="Text"/>.</summary>
    public const int TextMaxLength = 200;
}

/// <summary>What was found, by kind; a kind that the person may not read is empty.</summary>
/// <param name="Services">Services.</param>
/// <param name="Cases">Sandbox applications.</param>
/// <param name="Findings">Findings.</param>
/// <param name="Entries">Sealed ledger entries, newest first.</param>
public sealed record SearchResults(SearchHits<SearchHit> Services, SearchHits<SearchHit> Cases, SearchHits<SearchHit> Findings, SearchHits<LedgerChange> Entries)
{
    /// <summary>Nothing.</summary>
    public static SearchResults None { get; } = new(new([], false), new([], false), new([], false), new([], false));

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Services.Items.Count + Cases.Items.Count + Findings.Items.Count + Entries.Items.Count == 0;
}

/// <summary>What was found of one kind.</summary>
/// <typeparam name="T">A hit.</typeparam>
/// <param name="Items">The first of them.</param>
/// <param name="HasMore">There are more than are shown.</param>
public sealed record SearchHits<T>(IReadOnlyList<T> Items, bool HasMore)
{
    /// <summary>The most that are shown of one kind.</summary>
    public const int Most = 8;

    internal static SearchHits<T> Of(List<T> found) => new([.. found.Take(Most)], found.Count > Most);
}

/// <summary>Something found.</summary>
/// <param name="Code">Its public code.</param>
/// <param name="Name">Its name; a finding has that of its service.</param>
/// <param name="Owner">The organisation whose it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Href">Path of its page.</param>
public sealed record SearchHit(string Code, LocalizedText Name, LocalizedText Owner, Enum State, string Href);

internal sealed class SearchValidator : AbstractValidator<SearchQuery>
{
    public SearchValidator() => RuleFor(q => q.Text).Text(SearchQuery.TextMaxLength);
}

// SQL's lower() does the comparing; the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
internal sealed class SearchHandler(IPortalDb db, IRegisterSql sql, Caller caller) : IRequestHandler<SearchQuery, Result<SearchResults>>
{
    private const int OneMore = SearchHits<SearchHit>.Most + 1;

    public async Task<Result<SearchResults>> Handle(SearchQuery request, CancellationToken cancellationToken)
    {
        var text = request.Text.Trim().ToLowerInvariant();
        if (text.Length == 0) return SearchResults.None;
        return new SearchResults(
            SearchHits<SearchHit>.Of(await ServicesAsync(text, cancellationToken)),
            SearchHits<SearchHit>.Of(await CasesAsync(text, cancellationToken)),
            SearchHits<SearchHit>.Of(await FindingsAsync(text, cancellationToken)),
            SearchHits<LedgerChange>.Of(await EntriesAsync(text, cancellationToken)));
    }

    private async Task<List<SearchHit>> ServicesAsync(string text, CancellationToken ct)
    {
        if (!caller.Actor.May(Permissions.Services.Read)) return [];
        var visible = db.Register.AsNoTracking().Visible(caller.Actor);
        var found = await FirstAsync(visible, text, ct);
        if (found.Count == 0 && await RegisterSpelling.NearestAsync(visible, text, ct) is { } meant) found = await FirstAsync(visible, meant, ct);
        var tree = await OrganisationTree.ReadAsync(db, ct);
        return found.ConvertAll(e => new SearchHit(e.Code, new(e.NameEn, e.NameUr), tree[e.OrganisationId].Name, e.State, $"/services/{e.Id}"));
    }

    // Where a word is in thousands of names, which of them come first says nothing.
    private async Task<List<RegisterEntry>> FirstAsync(IQueryable<RegisterEntry> visible, string text, CancellationToken ct)
    {
        var matching = visible.Holding(text);
        var few = await sql.EstimateAsync(matching, RegisterMatch.Most, ct) <= RegisterMatch.Most;
        return await (few ? matching.BestFirst(text) : matching.OrderByDescending(e => e.Changed).ThenByDescending(e => e.Id)).Take(OneMore).ToListAsync(ct);
    }

    private async Task<List<SearchHit>> CasesAsync(string text, CancellationToken ct)
    {
        if (!caller.Actor.May(Permissions.Sandbox.Read)) return [];
        var found = await db.SandboxApplications.AsNoTracking().Visible(caller.Actor)
            .Where(a => a.Code.ToLower().Contains(text) || a.Proposal.Title.En.ToLower().Contains(text) || a.Proposal.Title.Ur.Contains(text))
            .OrderBy(a => a.Code.ToLower() != text).ThenBy(a => a.Code).Take(OneMore)
            .Join(db.Organisations, a => a.ApplicantId, o => o.Id, (a, o) => new { a.Id, a.Code, Name = a.Proposal.Title, Owner = o.Name, a.State })
            .ToListAsync(ct);
        return [.. found.Select(a => new SearchHit(a.Code, a.Name, a.Owner, a.State, $"/sandbox/{a.Id}"))];
    }

    private async Task<List<SearchHit>> FindingsAsync(string text, CancellationToken ct)
    {
        if (!caller.Actor.May(Permissions.Audits.Read)) return [];
        var (all, mine) = (caller.Actor.May(Permissions.Services.ReadAll), caller.Actor.OrganisationId);
        IQueryable<Finding> findings = db.Findings.AsNoTracking().Where(f => all || f.OrganisationId == mine);
        var found = await findings
            .Join(db.Services, f => f.ServiceId, s => s.Id, (f, s) => new { Finding = f, Service = s })
            .Where(x => x.Finding.Code.ToLower().Contains(text) || x.Finding.ObligationId.ToLower() == text || x.Service.Code.ToLower() == text)
            .OrderBy(x => x.Finding.Code.ToLower() != text).ThenByDescending(x => x.Finding.Code).Take(OneMore)
            .Join(db.Organisations, x => x.Finding.OrganisationId, o => o.Id, (x, o) => new { x.Finding.Id, x.Finding.Code, x.Service.About.Name, Owner = o.Name, x.Finding.State })
            .ToListAsync(ct);
        return [.. found.Select(f => new SearchHit(f.Code, f.Name, f.Owner, f.State, $"/findings/{f.Id}"))];
    }

    private async Task<List<LedgerChange>> EntriesAsync(string text, CancellationToken ct)
    {
        if (!caller.Actor.May(Permissions.Ledger.Read)) return [];
        return await db.LedgerLeaves.AsNoTracking()
            .Join(db.LedgerEntries.Where(e => e.Subject.ToLower().Contains(text)), l => l.EntryId, e => e.Id, (l, e) => new { l.Index, Entry = e })
            .OrderByDescending(x => x.Index).Take(OneMore)
            .Select(x => new LedgerChange(x.Entry.Type, x.Entry.Subject, x.Entry.SubjectUrl, x.Entry.Organisation, x.Entry.At, x.Index))
            .ToListAsync(ct);
    }
}
#pragma warning restore CA1304, CA1311, CA1862
