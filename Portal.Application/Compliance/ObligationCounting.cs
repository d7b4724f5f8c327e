using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Compliance;

/// <summary>How the registered services stand on one obligation.</summary>
/// <param name="Fail">Services that do not meet it.</param>
/// <param name="Undetermined">Services for which a fact is missing.</param>
/// <param name="Pass">Services that meet it.</param>
/// <param name="NotApplicable">Services it does not concern.</param>
/// <param name="Waived">Services that do not meet it and hold a waiver; in no other count.</param>
public sealed record ObligationCounts(int Fail, int Undetermined, int Pass, int NotApplicable, int Waived)
{
    /// <summary>Services it concerns.</summary>
    public int Concerned => Fail + Undetermined + Waived + Pass;
}

/// <summary>Sums the groups of the registered services that somebody may know of.</summary>
/// <param name="cube">The counts of the whole register.</param>
/// <param name="actor">Who asks.</param>
internal sealed class ObligationCounter(RegisterCube cube, Actor actor)
{
    private readonly List<RegisterGroup> _groups = [.. cube.Groups.Where(g => g.State == ServiceState.Registered && g.IsVisibleTo(actor))];

    public ObligationCounts Of(Obligation obligation)
    {
        var (fail, undetermined, waived, pass, other) = (0, 0, 0, 0, 0);
        foreach (var group in _groups)
        {
            if ((group.FailMask & obligation.Mask) != 0) fail += group.Count;
            else if ((group.UndeterminedMask & obligation.Mask) != 0) undetermined += group.Count;
            else if ((group.WaivedMask & obligation.Mask) != 0) waived += group.Count;
            else if ((group.PassMask & obligation.Mask) != 0) pass += group.Count;
            else if (group.OutcomeRank != RegisterEntry.NotEvaluated) other += group.Count;
        }

        return new ObligationCounts(fail, undetermined, pass, other, waived);
    }
}
