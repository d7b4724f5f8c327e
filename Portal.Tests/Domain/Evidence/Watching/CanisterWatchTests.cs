using Portal.Domain.Compliance;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Evidence.Watching;

/// <summary>What a watch takes over from the network, and what it finds to differ.</summary>
public sealed class CanisterWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly Principal Canister = Name(1);
    private static readonly Principal Subnet = Name(2);

    private readonly CanisterWatch _watch = CanisterWatch.Begin(ServiceId.New(), "net", Canister.Text, Now);

    [Fact]
    public void Take_OfTheFirst_FindsNothingToDiffer()
    {
        var record = Record(Facts());
        Assert.Empty(_watch.Take(record));
        Assert.True(record.IsTurn);
        Assert.Equal((record.Id, Subnet.Text, true), (_watch.Held, _watch.Subnet, _watch.IsMarked));
        Assert.InRange(_watch.NextAt, Now.AddHours(22), Now.AddDays(1));
    }

    [Fact]
    public void Take_OfTheSameAgain_IsNoTurn()
    {
        _watch.Take(Record(Facts()));
        var again = Record(Facts() with { Time = Now.AddDays(1) });
        Assert.Empty(_watch.Take(again));
        Assert.False(again.IsTurn);
        Assert.Equal(again.Id, _watch.Held);
    }

    [Fact]
    public void Take_OfSomethingElse_FindsEachDifference()
    {
        _watch.Take(Record(Facts()));
        var other = Record(Facts() with { Subnet = Name(9), ModuleHash = new string('e', 64), Controllers = [Name(3), Name(4)] });
        Assert.Equal([DriftKind.CanisterMoved, DriftKind.CodeChanged, DriftKind.ControllersChanged], _watch.Take(other).Select(d => d.Kind));
        Assert.True(other.IsTurn);
    }

    [Fact]
    public void Take_OfControllersInAnotherOrder_FindsNoDifference()
    {
        _watch.Take(Record(Facts() with { Controllers = [Name(3), Name(4)] }));
        Assert.Empty(_watch.Take(Record(Facts() with { Controllers = [Name(4), Name(3)] })));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Take_OfAnythingNotAccepted_LeavesWhatIsHeld(EvidenceVerdict verdict)
    {
        _watch.Take(Record(Facts()));
        var (held, content) = (_watch.Held, _watch.Content);
        _watch.Unmark();
        var drifts = _watch.Take(Record(Facts(), verdict));
        Assert.Equal((held, content, verdict, 1, false), (_watch.Held, _watch.Content, _watch.LastVerdict, _watch.Failures, _watch.IsMarked));
        Assert.Equal(verdict == EvidenceVerdict.CanisterAbsent ? [DriftKind.CanisterGone] : [], drifts.Select(d => d.Kind));
    }

    public static TheoryData<EvidenceVerdict> Refusals => [.. Enum.GetValues<EvidenceVerdict>().Where(v => v != EvidenceVerdict.Accepted)];

    [Fact]
    public void Take_OfFailuresInARow_AsksLessAndLessOften()
    {
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            _watch.Take(Record(null, EvidenceVerdict.Malformed));
            pauses.Add(_watch.NextAt - Now);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 320, 320], pauses.Select(p => (int)p.TotalMinutes));
    }

    [Fact]
    public void Withdraw_OfWhatIsHeld_LeavesNothingProved()
    {
        _watch.Take(Record(Facts()));
        _watch.Withdraw(Now);
        Assert.Equal((null, null, "", true, Now), (_watch.Held, _watch.Content, _watch.Subnet, _watch.IsMarked, _watch.NextAt));
    }

    [Fact]
    public void Look_AtASubnet_FindsWhatGotWorse()
    {
        var subnet = SubnetWatch.Begin("net", Subnet.Text, Now);
        EvidenceNode[] good = [new("PK", "a", "1"), new("PK", "b", "2"), new("PK", "c", "3")];
        Assert.Empty(subnet.Look(good, ["PK"], 3).Drifts);
        Assert.False(subnet.Look([.. good.Reverse()], ["PK"], 3).IsOther);
        var (drifts, isOther) = subnet.Look([good[0], good[1], new("DE", "b", "3")], ["PK"], 3);
        Assert.True(isOther);
        Assert.Equal([(DriftKind.ForeignNode, "", "DE"), (DriftKind.TooFewOperators, "3", "2")], drifts.Select(d => (d.Kind, d.Was, d.Is)));
        Assert.Empty(subnet.Look([good[0], good[1], new("DE", "b", "3")], ["PK"], 3).Drifts);
        Assert.Empty(subnet.Look(good, ["PK"], 3).Drifts);
        Assert.Empty(subnet.Look([good[0], good[1], new(null, "", "")], ["PK"], 3).Drifts);
    }

    private static EvidenceRecord Record(CertificateFacts? facts, EvidenceVerdict verdict = EvidenceVerdict.Accepted) =>
        EvidenceRecord.Of("net", EvidenceSubject.Canister, Canister.Text, new EvidenceTaken(verdict, facts, new byte[] { 1, 2 }, "host", Now), "1", 1);

    private static CertificateFacts Facts() => new()
    {
        Time = Now,
        Subnet = Subnet,
        SubnetKey = new byte[] { 7 },
        Existence = Shown.Found,
        Controllers = [Name(3)],
        Module = Shown.Found,
        ModuleHash = new string('a', 64),
    };

    private static Principal Name(byte last) => Principal.TryFrom([1, 2, 3, last], out var principal) ? principal : throw new InvalidOperationException();
}
