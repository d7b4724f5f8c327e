using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Services.Register;

/// <summary>What a filter asks of services, each with a facet that shows other choices of it.</summary>
[Flags]
internal enum Facet
{
    None = 0,
    Owner = 1,
    Region = 2,
    State = 4,
    Class = 8,
    Outcome = 16,
    Country = 32,
    Kind = 64,
    Abroad = 128,

    /// <summary>Has no facet beside the list.</summary>
    Obligation = 256,
}

/// <summary>A filter as conditions on groups: the same that <see cref="RegisterFiltering"/> says of entries, without words and subnet.</summary>
/// <param name="filter">The filter.</param>
/// <param name="tree">The organisations.</param>
internal sealed class RegisterConditions(ServiceFilter filter, OrganisationTree tree)
{
    private readonly HashSet<OrganisationId>? _owners = tree.Owners(filter) is { } owners ? [.. owners] : null;
    private readonly short? _class = filter.Class is { } dataClass ? RegisterEntry.RankOf(dataClass) : null;
    private readonly short? _outcome = filter.Outcome is { } outcome && filter.Obligation.Length == 0 ? RegisterEntry.RankOf(outcome) : null;
    private readonly long _obligation = ObligationCatalogue.Find(filter.Obligation)?.Mask ?? 0;

    /// <summary>The conditions that a group does not meet.</summary>
    public Facet Failed(RegisterGroup group) =>
        (_owners?.Contains(group.OrganisationId) == false ? Facet.Owner : Facet.None)
        | (filter.Region is { } region && group.Region != region ? Facet.Region : Facet.None)
        | (filter.State is { } state && group.State != state ? Facet.State : Facet.None)
        | (_class is { } dataClass && group.ClassRank != dataClass ? Facet.Class : Facet.None)
        | (_outcome is { } outcome && group.OutcomeRank != outcome ? Facet.Outcome : Facet.None)
        | (filter.Country.Length > 0 && !group.CountriesOf.Contains(filter.Country, StringComparer.Ordinal) ? Facet.Country : Facet.None)
        | (filter.Kind is { } kind && (group.Kinds & RegisterEntry.KindBit(kind)) == 0 ? Facet.Kind : Facet.None)
        | (filter.Abroad && !RegisterEntry.IsAbroad(group.Countries) ? Facet.Abroad : Facet.None)
        | (filter.Obligation.Length > 0 && (MaskOf(group) & _obligation) == 0 ? Facet.Obligation : Facet.None);

    private long MaskOf(RegisterGroup group) => filter.Outcome switch
    {
        Outcome.Fail => group.FailMask,
        Outcome.Undetermined => group.UndeterminedMask,
        Outcome.Waived => group.WaivedMask,
        _ => group.FailMask | group.UndeterminedMask,
    };
}
