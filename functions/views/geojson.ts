/** A day's rounds as GeoJSON (RFC 7946, longitude first): a line a round through its visits, a point a visit. */
import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { DayPlan, Round, VisitSegment } from '../../domain/round.ts';
import { plannedTimesOf } from '../schemas/planned-time.ts';
import { totalsOf, visitsOf } from './day.ts';

export function roundsAsGeoJson(plan: DayPlan): FeatureCollection<LineString | Point> {
  const planned = plannedTimesOf(plan.date);
  return { type: 'FeatureCollection', features: plan.rounds.flatMap(roundFeatures) };

  function roundFeatures(round: Round): Feature<LineString | Point>[] {
    const visits = visitsOf(round);
    const points = visits.map((visit, index) => visitPoint(round, visit, index + 1));
    return visits.length < 2 ? points : [roundLine(round, visits), ...points];
  }

  /** Straight from visit to visit: no vendor's street geometry, and no carer's home. */
  function roundLine(round: Round, visits: readonly VisitSegment[]): Feature<LineString> {
    return {
      type: 'Feature',
      id: round.id,
      geometry: { type: 'LineString', coordinates: visits.map(positionOf) },
      properties: {
        kind: 'round',
        roundId: round.id,
        carerId: round.carerId,
        mode: round.mode,
        from: planned(round.shift.from).at,
        to: planned(round.shift.to).at,
        ...totalsOf(round),
      },
    };
  }

  function visitPoint(round: Round, visit: VisitSegment, order: number): Feature<Point> {
    return {
      type: 'Feature',
      id: `${visit.visitId}/${visit.carerPosition}`,
      geometry: { type: 'Point', coordinates: positionOf(visit) },
      properties: {
        kind: 'visit',
        roundId: round.id,
        carerId: round.carerId,
        order,
        visitId: visit.visitId,
        clientRef: visit.clientRef,
        initials: visit.clientInitials,
        area: visit.area,
        from: planned(visit.from).at,
        to: planned(visit.to).at,
        local: planned(visit.from).local,
        carerPosition: visit.carerPosition,
        carersRequired: visit.carersRequired,
        critical: visit.critical,
      },
    };
  }
}

function positionOf({ location }: VisitSegment): number[] {
  return [location.lon, location.lat];
}
