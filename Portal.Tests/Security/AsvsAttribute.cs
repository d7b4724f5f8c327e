using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.Tests.Security;

/// <summary>
/// Names the requirement of OWASP ASVS 5.0.0 that a test stands for. All tests of one run by <c>--filter ASVS=3.4.3</c>;
/// <see cref="AsvsTests"/> sees to it that no requirement of the list is without one.
/// </summary>
/// <param name="requirement">Chapter, section and number.</param>
[TraitDiscoverer("Portal.Tests.Security." + nameof(AsvsDiscoverer), "Portal.Tests")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class AsvsAttribute(string requirement) : Attribute, ITraitAttribute
{
    /// <summary>Chapter, section and number.</summary>
    public string Requirement { get; } = requirement;
}

/// <summary>Tells the test runner of the trait.</summary>
public sealed class AsvsDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("ASVS", traitAttribute.GetConstructorArguments().OfType<string>().Single())];
}
