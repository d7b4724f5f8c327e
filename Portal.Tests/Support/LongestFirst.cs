using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Portal.Tests.Support.LongestFirst", "Portal.Tests")]

namespace Portal.Tests.Support;

/// <summary>
/// Begins with the classes that share a portal and a browser: they run one after another and wait most of the time, so that everything else runs beside them.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => c.CollectionDefinition is null);
}
