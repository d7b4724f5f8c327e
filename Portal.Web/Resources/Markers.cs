namespace Portal.Web.Resources;

/// <summary>Words every component uses: Resources/Shared.resx. Inject <c>IStringLocalizer&lt;SharedText&gt;</c>.</summary>
public sealed class SharedText;

/// <summary>The frame around a page, and the pages about the portal itself: Resources/Frame.resx.</summary>
public sealed class FrameText;

/// <summary>Names of enum values: Resources/Enums.resx, read through <see cref="Text.EnumText"/>.</summary>
[DynamicKeys(@"^\w+\.\w+$")]
public sealed class EnumsText;

/// <summary>Words for refusals: Resources/Errors.resx, read through <see cref="Text.ErrorText"/>.</summary>
public sealed class ErrorsText;
