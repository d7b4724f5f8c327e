namespace Portal.Web.Resources;

/// <summary>The regulatory sandbox: Resources/Sandbox.resx.</summary>
public sealed class SandboxText;
