namespace Portal.Web.Resources;

/// <summary>Evidence from the Internet Computer: Resources/Evidence.resx. Keys <c>Verdict.*</c> and <c>Mend.*</c> are members of <c>EvidenceVerdict</c>: what it means, and what helps. <c>Check.Step.*</c>: what the reader's browser checks.</summary>
[DynamicKeys(@"^(Verdict|Mend|Check\.Step)\.\w+$")]
public sealed class EvidenceText;
