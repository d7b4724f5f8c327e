using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Portal.Tests.Support.LongestFirst", "Portal.Tests")]

namespace Portal.Tests.Support;

/// <summary>
/// Begins with the classes that share a portal and a browser: each of their collections runs one after another, and nothing is left for them to run beside if they come last.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => c.CollectionDefinition is null);
}
