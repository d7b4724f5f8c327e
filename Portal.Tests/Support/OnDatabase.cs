using System.Reflection;
using Portal.Infrastructure.Setup;
using Xunit.Sdk;

namespace Portal.Tests.Support;

/// <summary>Runs a theory on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgreSqlAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.PostgreSql]];
}

/// <summary>Runs the same theory on SQL Server where <c>PORTAL_TEST_SQLSERVER</c> names one, and shows that it is skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqlServerAttribute : DataAttribute
{
    public const string Variable = "PORTAL_TEST_SQLSERVER";

    public OnSqlServerAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))) Skip = $"Needs SQL Server: put a connection string into {Variable}.";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.SqlServer]];
}
