using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads and checks a whole policy pack: each file, how they refer to each other, the matrix against the law, and the proof of every procedure.</summary>
public static class PolicyPackReader
{
    /// <summary>Reads a directory. Never throws on what is in it; every fault names file and line, and reading goes on.</summary>
    public static PackReading Read(string directory)
    {
        var faults = new List<PackFault>();
        if (!Directory.Exists(directory))
        {
            return new PackReading(null, [new PackFault(directory, 0, "There is no such directory.")]);
        }

        var organisation = PackFile.Open(directory, "organisation.yaml", faults) is { } o ? OrganisationFile.Read(o, directory) : null;
        var matrix = PackFile.Open(directory, "rights-matrix.yaml", faults) is { } m ? MatrixFile.Read(m, faults) : null;
        var holders = PackFile.Open(directory, "holders.yaml", faults) is { } h ? HoldersFile.Read(h, directory, faults) : null;
        IReadOnlyDictionary<string, BilingualText> categories = new Dictionary<string, BilingualText>();
        var register = PackFile.Open(directory, "register.yaml", faults) is { } r
            ? RegisterFile.Read(r, organisation?.Controllers.Select(one => one.Id).ToHashSet(), holders is null ? null : holders.Select(one => one.Id).ToHashSet(), out categories)
            : [];
        if (register.Count > 0)
        {
            RegisterCategories.Check(categories, register, holders ?? [], faults);
            SqlCoverage.Check(holders ?? [], register, faults);
        }

        var procedures = new Dictionary<Right, Procedure>();
        foreach (var right in Enum.GetValues<Right>())
        {
            var name = $"{right.Word()}.yaml";
            if (PackFile.Open(directory, name, faults) is { } file && ProcedureFile.Read(file, right) is { } procedure)
            {
                procedures[right] = procedure;
                if (faults.All(fault => fault.File != name || fault.Warning))
                {
                    faults.AddRange(ProcedureProof.Prove(procedure).Select(fault => new PackFault(name, fault.Line, fault.ToString())));
                }
            }
        }

        AwaitCircle.Check(procedures, faults);
        StrangeFiles.Check(directory, faults);
        LetterFiles.Check(directory, faults);
        return organisation is null || matrix is null || holders is null || faults.Any(fault => !fault.Warning)
            ? new PackReading(null, faults)
            : new PackReading(new Policy(organisation, register, matrix, holders, procedures) { Categories = categories }, faults);
    }
}
