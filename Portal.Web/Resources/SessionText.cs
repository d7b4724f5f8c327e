namespace Portal.Web.Resources;

/// <summary>Sessions, their warnings and ends: Resources/Session.resx.</summary>
[DynamicKeys(@"^(Ended|Method)\.\w+$")]
public sealed class SessionText;
