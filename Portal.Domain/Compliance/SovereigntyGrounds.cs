using System.Runtime.InteropServices;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>What levels of sovereignty ask of the registered facts.</summary>
[Flags]
internal enum SovereigntyGround
{
    None = 0,

    /// <summary>Home courts alone can order whoever operates the primary.</summary>
    PrimaryUnderHomeLaw = 1 << 0,

    /// <summary>The same of all that keeps data or keys.</summary>
    KeepersUnderHomeLaw = 1 << 1,

    /// <summary>The same of every part.</summary>
    AllUnderHomeLaw = 1 << 2,

    /// <summary>All that keeps data or keys is at home.</summary>
    KeepersAtHome = 1 << 3,

    /// <summary>Every part is at home.</summary>
    AllAtHome = 1 << 4,

    /// <summary>No part is in a public cloud under another country’s law.</summary>
    NoForeignCloud = 1 << 5,

    /// <summary>No part is with a provider: own premises and government data centres are not left but handed over.</summary>
    NoProvider = 1 << 6,

    /// <summary>Every provider is accredited for the class, today.</summary>
    Accredited = 1 << 7,

    /// <summary>Data is kept at two sites and more.</summary>
    TwoSites = 1 << 8,

    /// <summary>It can be left: by a plan that was reviewed, or because there is no provider.</summary>
    CanBeLeft = 1 << 9,

    EncryptedInTransit = 1 << 10,

    EncryptedAtRest = 1 << 11,

    /// <summary>The security contact confirmed lately.</summary>
    SomebodyAnswers = 1 << 12,

    KeysAtHome = 1 << 13,

    /// <summary>No data crosses the border.</summary>
    StaysAtHome = 1 << 14,

    /// <summary>No decision is a machine’s alone.</summary>
    SeenByPeople = 1 << 15,

    /// <summary>Reviewed lately, if it is critical infrastructure.</summary>
    Reviewed = 1 << 16,
}

/// <summary>Which grounds facts bear out, and which they rule out; of the others it is not known. Found in one walk through the parts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SovereigntyGrounds
{
    private const SovereigntyGround OfParts = SovereigntyGround.PrimaryUnderHomeLaw | SovereigntyGround.KeepersUnderHomeLaw | SovereigntyGround.AllUnderHomeLaw
        | SovereigntyGround.KeepersAtHome | SovereigntyGround.AllAtHome | SovereigntyGround.NoForeignCloud | SovereigntyGround.NoProvider | SovereigntyGround.Accredited;

    private SovereigntyGrounds(SovereigntyGround proven, SovereigntyGround ruledOut)
    {
        Proven = proven;
        RuledOut = ruledOut;
    }

    public SovereigntyGround Proven { get; }

    public SovereigntyGround RuledOut { get; }

    public static SovereigntyGrounds Of(in FactSheet facts, PolicyParameters policy)
    {
        var found = Parts(facts, policy.Home);
        found.Note(SovereigntyGround.CanBeLeft, CanBeLeft(facts, found, policy));
        found.Note(SovereigntyGround.EncryptedInTransit, facts.EncryptedInTransit);
        found.Note(SovereigntyGround.EncryptedAtRest, facts.EncryptedAtRest);
        found.Note(SovereigntyGround.SomebodyAnswers, facts is { HasSecurityContact: true, SecurityContactConfirmed: { } confirmed } ? IsRecent(facts, policy, confirmed) : null);
        found.Note(SovereigntyGround.KeysAtHome, facts.KeyCustody.IsKnown ? facts.KeyCustody.Is(policy.Home) : null);
        found.Note(SovereigntyGround.StaysAtHome, facts.KnowsFlows ? facts.Flows.Count == 0 : null);
        found.Note(SovereigntyGround.SeenByPeople, facts.AutomatedDecisions switch { null => null, false => true, true => facts.HumanReview });
        found.Note(SovereigntyGround.Reviewed, Reviewed(facts, policy));
        return new SovereigntyGrounds(found.Proven, found.RuledOut);
    }

    private static Found Parts(in FactSheet facts, CountryCode home)
    {
        // What holds of every part that a ground is about; no such part is one that was not entered.
        SovereigntyGround about = SovereigntyGround.None, doubtful = SovereigntyGround.None, broken = SovereigntyGround.None;
        var (dataClass, today) = (facts.Class, facts.Today);
        var (firstSite, sites, isSiteKnown) = (0, 0, facts.Parts.Count > 0);
        foreach (var part in facts.Parts)
        {
            var (role, kind) = (part.Role, part.Kind);
            var keeps = role != PlacementRole.Processing;
            var law = SovereigntyGround.AllUnderHomeLaw
                | (keeps ? SovereigntyGround.KeepersUnderHomeLaw : SovereigntyGround.None)
                | (role == PlacementRole.Primary ? SovereigntyGround.PrimaryUnderHomeLaw : SovereigntyGround.None)
                | (kind == PlacementKind.PublicCloud ? SovereigntyGround.NoForeignCloud : SovereigntyGround.None);
            var place = SovereigntyGround.AllAtHome | (keeps ? SovereigntyGround.KeepersAtHome : SovereigntyGround.None);
            about |= law | place | SovereigntyGround.NoForeignCloud | SovereigntyGround.NoProvider | SovereigntyGround.Accredited;
            if (!part.OperatorJurisdiction.Is(home))
            {
                doubtful |= law;
                if (part.OperatorJurisdiction.IsKnown) broken |= law;
            }

            if (!part.Country.Is(home))
            {
                doubtful |= place;
                if (part.Country.IsKnown) broken |= place;
            }

            if (kind is null) doubtful |= SovereigntyGround.NoForeignCloud | SovereigntyGround.NoProvider | SovereigntyGround.Accredited;
            else if (kind != PlacementKind.OnPremises)
            {
                if (kind != PlacementKind.DataCentre) (doubtful, broken) = (doubtful | SovereigntyGround.NoProvider, broken | SovereigntyGround.NoProvider);
                if (part is not { AccreditedFor: { } level, AccreditedUntil: { } until }) doubtful |= SovereigntyGround.Accredited;
                else if (level < dataClass || until < today) (doubtful, broken) = (doubtful | SovereigntyGround.Accredited, broken | SovereigntyGround.Accredited);
            }

            if (role is not (PlacementRole.Primary or PlacementRole.Replica or PlacementRole.Backup)) continue;
            if (part.SiteNumber == 0) isSiteKnown = false;
            else if (firstSite == 0) (firstSite, sites) = (part.SiteNumber, 1);
            else if (part.SiteNumber != firstSite) sites = 2;
        }

        if (dataClass is null) (doubtful, broken) = (doubtful | SovereigntyGround.Accredited, broken & ~SovereigntyGround.Accredited);
        var found = new Found { Proven = about & ~doubtful & OfParts, RuledOut = broken };
        found.Note(SovereigntyGround.TwoSites, sites == 2 ? true : isSiteKnown ? false : null);
        return found;
    }

    private static bool? CanBeLeft(in FactSheet facts, in Found found, PolicyParameters policy)
    {
        var (hasPlan, reviewed) = (!facts.ExitPlan.IsEmpty, facts.ExitPlanReviewed);
        if (hasPlan && reviewed is { } day && IsRecent(facts, policy, day)) return true;
        if (found.Proven.Has(SovereigntyGround.NoProvider)) return true;
        return found.RuledOut.Has(SovereigntyGround.NoProvider) && !(hasPlan && reviewed is null) ? false : null;
    }

    private static bool? Reviewed(in FactSheet facts, PolicyParameters policy) => facts.IsCritical switch
    {
        null => null,
        false => true,
        true => facts.CriticalReview is { } reviewed && IsRecent(facts, policy, reviewed),
    };

    private static bool IsRecent(in FactSheet facts, PolicyParameters policy, DateOnly day) => facts.Today.DayNumber - day.DayNumber is >= 0 and var age && age < policy.ReviewDays;

    [StructLayout(LayoutKind.Auto)]
    private struct Found
    {
        public SovereigntyGround Proven;
        public SovereigntyGround RuledOut;

        public void Note(SovereigntyGround ground, bool? holds)
        {
            if (holds == true) Proven |= ground;
            else if (holds == false) RuledOut |= ground;
        }
    }
}

/// <summary>Questions about grounds.</summary>
internal static class SovereigntyGroundMasks
{
    public static bool Has(this SovereigntyGround grounds, SovereigntyGround asked) => (grounds & asked) == asked;
}
