using Microsoft.EntityFrameworkCore;
using Portal.Application.Services.Relations;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Texts of the tables of relations that are compared with the register's, or sorted by, have its order, which no locale changes.</summary>
internal static class RelationTexts
{
    /// <summary>Adds it to the model.</summary>
    public static void Apply(ModelBuilder model)
    {
        model.Entity<ServiceLink>().Property(l => l.ToCode).UseCollation("C");
        model.Entity<ServiceSite>().Property(s => s.Search).UseCollation("C");
        model.Entity<ServiceDataSet>().Property(s => s.NameKey).UseCollation("C");
    }
}
