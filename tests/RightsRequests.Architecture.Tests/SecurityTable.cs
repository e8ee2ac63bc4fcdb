using System.Text.RegularExpressions;
using RightsRequests.Tests.Private;

namespace RightsRequests.Architecture.Tests;

/// <summary>A test named as proof must be there.</summary>
public sealed partial class SecurityTable
{
    [Fact]
    public void Every_test_that_the_security_table_names_is_there()
    {
        var root = Repository.Root;
        var tests = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file =>
            {
                var text = File.ReadAllText(file);
                return Method().Matches(text).Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups[1].Value}");
            })
            .ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(File.ReadAllText(Path.Combine(root, "SECURITY.md"))).Select(name => name.Groups[1].Value).ToList();

        Assert.True(named.Count > 50);
        Assert.Equal([], named.Except(tests));
    }

    [GeneratedRegex(@"public (?:async Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`([A-Z]\w+\.[A-Z]\w+)`")]
    private static partial Regex Named();
}
