using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Flow.Migrations;

/// <summary>Whether prices include tax, as customers are told.</summary>
[DbContext(typeof(FlowDbContext))]
[Migration("20261129170600_Tax")]
sealed class Tax : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>(name: "prices_include_tax", table: "bot_settings", type: "boolean", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "prices_include_tax", table: "bot_settings");
}
