using Portal.Domain.Access;
using Portal.Domain.Audits;

namespace Portal.Application.Audits;

/// <summary>The system actor of audits and the measures of its work.</summary>
public static class AuditWorker
{
    private const int LargestBlock = 5000;
    private const int SmallestBlock = 25;
    private const int BlocksWanted = 20;

    /// <summary>A run whose worker has not written for this long has no worker any more.</summary>
    public static TimeSpan SilentAfter { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Who does the work, in records and in the ledger.</summary>
    public static Actor Actor { get; } = Actor.System("audits", Permissions.Audits.Work, Permissions.Audits.Manage, Permissions.Audits.Read);

    /// <summary>
    /// Services in a block of a run. One block is one transaction and a stop is heeded after it; a small run has small
    /// blocks, so that its progress can be followed too.
    /// </summary>
    /// <param name="total">Services in the scope.</param>
    public static int BlockSize(int total) => Math.Clamp(total / BlocksWanted, SmallestBlock, LargestBlock);

    /// <summary>The run of a plan's schedule at one time: the same however often the time is fired.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="due">When the schedule fires.</param>
    public static AuditRunId RunDue(AuditPlanId plan, DateTimeOffset due)
    {
        Span<byte> key = stackalloc byte[24];
        plan.Value.TryWriteBytes(key);
        BitConverter.TryWriteBytes(key[16..], due.UtcTicks);
        return new AuditRunId(new Guid(System.Security.Cryptography.SHA256.HashData(key).AsSpan(0, 16)));
    }
}
