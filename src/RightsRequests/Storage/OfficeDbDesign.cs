using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RightsRequests.Storage;

/// <summary>Used by <c>dotnet ef</c> only; never connects.</summary>
internal sealed class OfficeDbDesign : IDesignTimeDbContextFactory<OfficeDb>
{
    public OfficeDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<OfficeDb>();
        OfficeDb.Configure(options, OfficeDb.Source("Host=localhost;Database=design"));
        return new(options.Options);
    }
}
