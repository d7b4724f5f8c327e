namespace Portal.Web.Resources;

/// <summary>Sign-in, its problems and its settings: Resources/SignIn.resx.</summary>
public sealed class SignInText;
