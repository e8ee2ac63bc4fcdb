using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Web.Api;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>What the worklist's address says. What was searched may be a name: it stands there encrypted, for one person and half a day.</summary>
internal sealed class ListQuery(IDataProtectionProvider protection, string user)
{
    private static readonly TimeSpan SearchLives = TimeSpan.FromHours(12);
    private static readonly string[] Names = ["state", "right", "dueFrom", "dueBefore", "limit", "assignee", "waitingFor", "holder", "controller", "spam", "sort", "desc"];
    private const int LongestWord = 200;
    private const string Search = "q";
    private const string SealedSearch = "s";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("worklist-search", user).ToTimeLimitedDataProtector();
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>True where the address bears a search that can no longer be read.</summary>
    public bool SearchGone { get; private set; }

    /// <summary>What is asked, by name, the search in plain words; what is not asked is not there.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public string? this[string name] => values.GetValueOrDefault(name);

    public CaseSort Sort => this["sort"] is { } word && Vocabulary.All<CaseSort>().Contains(word) ? Vocabulary.Read<CaseSort>(word) : CaseSort.Due;

    public bool Descending => this["desc"] == "1";

    /// <summary>Of an address.</summary>
    public ListQuery From(IQueryCollection query)
    {
        Take(Names.Select(name => (name, query[name].ToString())));
        if (query[SealedSearch].ToString() is { Length: > 0 } text)
        {
            try
            {
                values[Search] = protector.Unprotect(text);
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                SearchGone = true;
            }
        }

        return this;
    }

    /// <summary>Of the form of filters; its order stays.</summary>
    public ListQuery From(IFormCollection form)
    {
        Take(Names.Append(Search).Select(name => (name, form[name].ToString())));
        return this;
    }

    /// <summary>Of a kept filter.</summary>
    public ListQuery From(IReadOnlyDictionary<string, string> kept)
    {
        Take(Names.Append(Search).Select(name => (name, kept.GetValueOrDefault(name) ?? "")));
        return this;
    }

    /// <summary>The list's address with other values in some places; null takes one out.</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = new QueryBuilder();
        var all = new Dictionary<string, string>(values, StringComparer.Ordinal);
        // So that an address without any filter is not taken for a first visit.
        all.TryAdd("sort", CaseSort.Due.Word());
        foreach (var (name, value) in changes)
        {
            all.Remove(name);
            if (value is not null)
            {
                all[name] = value;
            }
        }

        foreach (var (name, value) in all)
        {
            query.Add(name == Search ? SealedSearch : name, name == Search ? protector.Protect(value, SearchLives) : value);
        }

        return "/console" + query.ToQueryString();
    }

    /// <summary>The filter; what is wrong by the field's name, empty where it may be used.</summary>
    public IReadOnlyDictionary<string, string> Read(Policy policy, out CaseFilter filter)
    {
        var errors = new Dictionary<string, string>(new CaseQuery(this["state"], this["right"], this["dueBefore"], this["assignee"], this[Search], null, null).Read(out filter));
        Known(errors, "waitingFor", Vocabulary.All<Awaited>());
        Known(errors, "holder", [.. policy.Holders.Select(one => one.Id)]);
        Known(errors, "controller", [.. policy.Organisation.Controllers.Select(one => one.Id)]);
        Known(errors, "spam", ["only", "all"]);
        Known(errors, "limit", Vocabulary.All<CountedLimit>());
        var from = LocalDatePattern.Iso.Parse(this["dueFrom"] ?? "");
        if (this["dueFrom"] is not null && !(from.Success && CaseFilter.HasDay(from.Value)))
        {
            errors["dueFrom"] = CaseQuery.NoDay;
        }

        if (SearchGone)
        {
            errors[Search] = "Cette recherche a expiré, ou est celle de quelqu’un d’autre : cherchez de nouveau / This search has expired, or is somebody else’s: search again";
        }

        filter = filter with
        {
            WaitingFor = this["waitingFor"],
            Holder = this["holder"],
            Controller = this["controller"],
            DueFrom = from.Success && CaseFilter.HasDay(from.Value) ? from.Value : null,
            Counted = Vocabulary.TryRead<CountedLimit>(this["limit"] ?? "", out var counted) ? counted : null,
            Spam = this["spam"] switch { "only" => true, "all" => null, _ => false },
            Sort = Sort,
            Descending = Descending,
        };
        return errors;
    }

    private void Known(Dictionary<string, string> errors, string name, IReadOnlyList<string> allowed)
    {
        if (this[name] is { } word && !allowed.Contains(word))
        {
            errors[name] = string.Join(", ", allowed);
        }
    }

    private void Take(IEnumerable<(string Name, string Value)> given)
    {
        foreach (var (name, value) in given.Where(one => !string.IsNullOrWhiteSpace(one.Value)))
        {
            // An address that no browser takes helps nobody: no word of the list is longer.
            var word = value.Trim();
            values[name] = word.Length > LongestWord ? word[..LongestWord] : word;
        }
    }
}
