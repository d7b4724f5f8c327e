using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// The lines of the Miller loop over a point of G2, which hang on that point alone: a key is prepared once and then serves each of its signatures.
/// Affine, since the divisions are made only here (C. Costello, K. Stebila, "Fixed argument pairings", 2010).
/// </summary>
internal sealed class PreparedG2
{
    /// <summary>Prepares a point other than infinity.</summary>
    /// <param name="point">A point of the group.</param>
    public PreparedG2(in CurvePoint<Fp2> point)
    {
        var q = point.ToAffine();
        var t = q;
        for (var bit = 62 - BitOperations.LeadingZeroCount(CurveParameter.Magnitude); bit >= 0; bit--)
        {
            var square = t.X.Square();
            t = Follow(t, t, (square + square + square) * (t.Y + t.Y).Invert());
            if (((CurveParameter.Magnitude >> bit) & 1) == 1) t = Follow(t, q, (t.Y - q.Y) * (t.X - q.X).Invert());
        }
    }

    /// <summary>The lines in the order of the loop.</summary>
    public List<Line> Lines { get; } = [];

    private (Fp2 X, Fp2 Y) Follow((Fp2 X, Fp2 Y) t, (Fp2 X, Fp2 Y) q, Fp2 slope)
    {
        Lines.Add(new Line(slope, (slope * t.X) - t.Y));
        var x = slope.Square() - t.X - q.X;
        return (x, (slope * (t.X - x)) - t.Y);
    }

    /// <summary>A line on the twist.</summary>
    /// <param name="Slope">Its slope.</param>
    /// <param name="Offset">Slope times x less y, the same for all of its points.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Line(Fp2 Slope, Fp2 Offset);
}
