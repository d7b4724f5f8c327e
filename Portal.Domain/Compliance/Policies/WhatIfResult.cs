using System.Text.Json.Serialization;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Policies;

/// <summary>What a version would change, counted.</summary>
public sealed record WhatIfResult
{
    /// <summary>Services judged.</summary>
    public required int Services { get; init; }

    /// <summary>Services that would stand differently: another overall outcome, or another set of obligations failed or undetermined.</summary>
    public required int Changed { get; init; }

    /// <summary>Services that would change and are listed one by one, the worst first.</summary>
    public required int Listed { get; init; }

    /// <summary>How many services would go from which overall outcome to which, those that stay among them.</summary>
    public required IReadOnlyList<OutcomeMove> Overall { get; init; }

    /// <summary>The obligations under which something would change, in the catalogue's order.</summary>
    public required IReadOnlyList<ObligationEffect> Obligations { get; init; }

    /// <summary>The regions in which something would change.</summary>
    public required IReadOnlyList<RegionEffect> Regions { get; init; }

    /// <summary>The organisations for which something would change, those with most to do first; the first <see cref="MostOrganisations"/>.</summary>
    public required IReadOnlyList<OrganisationEffect> Organisations { get; init; }

    /// <summary>The most organisations named.</summary>
    public const int MostOrganisations = 200;

    /// <summary>The most services listed one by one.</summary>
    public const int MostListed = 100_000;

    /// <summary>The most services named as an example of one move.</summary>
    public const int MostExamples = 3;

    /// <summary>Services that pass now.</summary>
    [JsonIgnore]
    public int Passing => Overall.Where(m => m.From == Outcome.Pass).Sum(m => m.Services);

    /// <summary>Services that pass now and would fail.</summary>
    [JsonIgnore]
    public int NewlyFailing => Overall.Where(m => m is { From: Outcome.Pass, To: Outcome.Fail }).Sum(m => m.Services);

    /// <summary>Whether half or more of what passes now would fail: an approver has to type how many those are.</summary>
    [JsonIgnore]
    public bool IsGrave => NewlyFailing > 0 && NewlyFailing * 2L >= Passing;
}

/// <summary>Services that go from one outcome to another.</summary>
/// <param name="From">By the version in force; null where the obligation is switched off.</param>
/// <param name="To">By the other version; null where the obligation is switched off.</param>
/// <param name="Services">How many.</param>
public sealed record OutcomeMove(Outcome? From, Outcome? To, int Services)
{
    /// <summary>Some of them.</summary>
    public IReadOnlyList<ServiceExample> Examples { get; init; } = [];
}

/// <summary>A service named as an example.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
public sealed record ServiceExample(ServiceId Id, string Code);

/// <summary>What would change under one obligation.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Moves">Services that would stand differently.</param>
public sealed record ObligationEffect(string ObligationId, IReadOnlyList<OutcomeMove> Moves);

/// <summary>What would change in one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Count">The services.</param>
public sealed record RegionEffect(Region Region, EffectCount Count);

/// <summary>What would change for one organisation.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Count">The services.</param>
public sealed record OrganisationEffect(OrganisationId OrganisationId, EffectCount Count);

/// <summary>Services of a group, by what would become of them.</summary>
/// <param name="Services">All of the group.</param>
/// <param name="Worse">With a worse overall outcome.</param>
/// <param name="Better">With a better one.</param>
/// <param name="Other">With the same one for other reasons.</param>
public sealed record EffectCount(int Services, int Worse, int Better, int Other)
{
    /// <summary>All that would change.</summary>
    [JsonIgnore]
    public int Changed => Worse + Better + Other;
}

/// <summary>A service that would stand differently.</summary>
public sealed record WhatIfChange
{
    /// <summary>The what-if.</summary>
    public required PolicyWhatIfId WhatIfId { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>0 for worse, 1 for the same overall outcome, 2 for better: the order of the list.</summary>
    public required int Rank { get; init; }

    /// <summary>Overall outcome by the version in force.</summary>
    public required Outcome Before { get; init; }

    /// <summary>Overall outcome by the other version.</summary>
    public required Outcome After { get; init; }

    /// <summary>Obligations failed by the version in force, a bit each.</summary>
    public required long FailBefore { get; init; }

    /// <summary>Obligations failed by the other version.</summary>
    public required long FailAfter { get; init; }

    /// <summary>Obligations undetermined by the version in force.</summary>
    public required long UndeterminedBefore { get; init; }

    /// <summary>Obligations undetermined by the other version.</summary>
    public required long UndeterminedAfter { get; init; }
}
