using Portal.Domain.Services;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class ServiceLifecycleTests
{
    // Written from the description of a filing's life, not from the code: a row per state, a column per action; "." is refused.
    private const string Expected =
        """
        state               Edit                Submit     StartReview  Return              Approve     Refuse   Withdraw   Suspend    Reinstate   Decommission    Amend  Assign    Transfer    Import
        Draft               Draft               Submitted  .            .                   .           .        Withdrawn  .          .           .               .      .         .           .
        Submitted           .                   .          InReview     .                   .           .        Withdrawn  .          .           .               .      .         .           .
        InReview            .                   .          .            ReturnedForChanges  Registered  Refused  Withdrawn  .          .           .               .      InReview  .           .
        ReturnedForChanges  ReturnedForChanges  Submitted  .            .                   .           .        Withdrawn  .          .           .               .      .         .           .
        Registered          .                   .          .            .                   .           .        .          Suspended  .           Decommissioned  Draft  .         Registered  .
        Suspended           .                   .          .            .                   .           .        .          .          Registered  Decommissioned  Draft  .         Suspended   .
        Decommissioned      .                   .          .            .                   .           .        .          .          .           .               .      .         .           .
        Withdrawn           .                   .          .            .                   .           .        .          .          .           .               .      .         .           .
        Refused             .                   .          .            .                   .           .        .          .          .           .               .      .         .           .
        """;

    public static TheoryData<ServiceState, ServiceAction, ServiceState?> Moves()
    {
        var rows = Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var moves = new TheoryData<ServiceState, ServiceAction, ServiceState?>();
        foreach (var row in rows.Skip(1))
        {
            for (var i = 1; i < row.Length; i++)
                moves.Add(Enum.Parse<ServiceState>(row[0]), Enum.Parse<ServiceAction>(rows[0][i]), row[i] == "." ? null : Enum.Parse<ServiceState>(row[i]));
        }

        return moves;
    }

    [Theory]
    [Asvs("2.3.1")]
    [MemberData(nameof(Moves))]
    public void Next_ForEveryStateAndAction_IsAsTheTableSays(ServiceState from, ServiceAction action, ServiceState? to)
    {
        Assert.Equal(to, ServiceLifecycle.Next(from, action));
        Assert.Equal(to is not null, ServiceLifecycle.Allows(from, action));
    }

    [Fact]
    public void Table_NamesEveryStateAndEveryAction() =>
        Assert.Equal(Enum.GetValues<ServiceState>().Length * Enum.GetValues<ServiceAction>().Length, Moves().Count);
}
